"""The traits of a file beside its content: rights, owner, group, extended attributes, further names (hard links)."""

from __future__ import annotations

import contextlib
import os
import stat

from subsidiarity.model.annotation import Literal

Trait = Literal["owner", "group", "rights", "attributes", "links"]

_OF_THE_FILE_SYSTEM = ("security.", "trusted.", "system.nfs4_acl")
"""The beginnings of the names of attributes that the system itself gives to each new file, or lets nobody set."""


def carry_over(source: int | None, target: int, status: os.stat_result) -> tuple[Trait, ...]:
    """Give an open file the traits of another, and return those that the system does not allow.

    `source` is the other file's descriptor, None if it may not be read; `status` is that file's.
    Further names of the source cannot follow: a file written whole is a new file, so they keep the old content, as
    copies made with links (backups, snapshots) are meant to. A group that cannot be kept gets no more than everybody.
    """
    lost: list[Trait] = []
    mode = stat.S_IMODE(status.st_mode)
    if hasattr(os, "fchown"):
        lost += _own(target, status)
        if "group" in lost:
            mode &= ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3
    if hasattr(os, "fchmod"):
        try:
            os.fchmod(target, mode)
        except PermissionError:
            lost.append("rights")
    if hasattr(os, "listxattr") and source is not None and not _copy_attributes(source, target):
        lost.append("attributes")
    if status.st_nlink > 1:
        lost.append("links")
    return tuple(lost)


def _own(target: int, status: os.stat_result) -> list[Trait]:
    now = os.fstat(target)
    lost: list[Trait] = []
    if now.st_gid != status.st_gid:
        try:
            os.fchown(target, -1, status.st_gid)
        except OSError:
            lost.append("group")
    if now.st_uid != status.st_uid:
        try:
            os.fchown(target, status.st_uid, -1)
        except OSError:
            lost.append("owner")
    return lost


def _copy_attributes(source: int, target: int) -> bool:
    """Whether all attributes are on the target now; a file system without them has none to lose."""
    is_whole = True
    with contextlib.suppress(OSError):
        for name in os.listxattr(source):
            if name.startswith(_OF_THE_FILE_SYSTEM):
                continue
            try:
                os.setxattr(target, name, os.getxattr(source, name))
            except OSError:
                is_whole = False
    return is_whole
