"""Installing programs from Debian's packages, where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def install(*packages: str) -> bool:
    """Install ``packages``; returns whether that was possible and went well."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages])
    for command in commands:
        run = ["apt-get", *command]
        if subprocess.run(run, env=env, stdout=sys.stderr, check=False).returncode:
            return False
    return True
