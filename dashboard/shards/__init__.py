"""Many documents in shards: extracted anywhere, each shard kept in a file, all merged into one collection."""
