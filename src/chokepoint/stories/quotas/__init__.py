"""The chapter quotas."""
