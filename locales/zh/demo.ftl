done-demo =
    演示留下的内容都在{ $folder }：工作区及其日志、已发布的声明、复盘报告review.md。
    可以接着看：cd { $folder } && crisis status && crisis incident timeline INC-0001
