"""From the marts of the working database to a release that readers open."""

from extract.publish.release import publish, read_status, renew_heartbeat

__all__ = ["publish", "read_status", "renew_heartbeat"]
