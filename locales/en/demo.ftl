done-demo =
    Everything the story made lies in { $folder }: the workspace with its log, the published statements, and the review report review.md.
    Look around:  cd { $folder } && crisis status && crisis incident timeline INC-0001
