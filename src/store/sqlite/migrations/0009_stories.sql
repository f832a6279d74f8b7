-- Copies alone, by the story they tell: how hot a story is, without looking at the many texts that nobody repeats.
CREATE INDEX mention_copy ON mention (story, at) WHERE story <> id;

-- All that a trend asks, in the order of time, without touching the texts.
CREATE INDEX mention_trend ON mention (at, platform, sentiment, reach, reposts, comments, likes);
