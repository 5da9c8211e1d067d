"""From the marts of the working database to a release that readers open."""

from extract.publish.release import Release, publish, read_status, renew_heartbeat

__all__ = ["Release", "publish", "read_status", "renew_heartbeat"]
