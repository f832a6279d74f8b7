-- Follow-ups that nobody has taken: `status` asks for them every time, and there are few among many tasks.
CREATE INDEX task_follow_up ON task (due_at, id) WHERE phase = 'follow-up' AND state IN ('todo', 'doing');
