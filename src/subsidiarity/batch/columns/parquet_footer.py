"""The footer of a Parquet file whose row groups move: into another file, behind those of others.

A footer is a struct in Thrift's compact protocol, in which a field has a number and a kind, and no name. Only the few
numbers that say where things stand are changed, so that fields not known here stay what they are.
"""

from __future__ import annotations

_STOP, _YES, _NO, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = *range(11), 12
_CHUNK, _META = (4, 1), (4, 1, 3)
_OFFSETS = {
    (4, 5),  # file_offset of a row group
    *((*_CHUNK, field) for field in (2, 4, 6)),  # file_offset, offset_index_offset, column_index_offset
    *((*_META, field) for field in (9, 10, 11, 14)),  # of data, index and dictionary pages, and of the Bloom filter
}
"""The fields that hold an offset in the file, each a path of field numbers from the footer down; 0 is no offset."""


class Footer:
    """A footer, read once and ready to move; ValueError if the bytes are none."""

    def __init__(self, footer: bytes) -> None:
        self._bytes, self._at = footer, 0
        self._offsets: list[tuple[int, int, int]] = []
        """The offsets named, from first to last: where the number starts and ends in the footer, and what it is."""
        try:
            self._struct(())
        except IndexError:
            raise ValueError("a Parquet footer ends too early") from None

    def moved(self, distance: int) -> bytes:
        """The footer where the row groups stand so many bytes further on."""
        made, done = bytearray(), 0
        for start, end, offset in self._offsets:
            made += self._bytes[done:start] + _spelt(offset + distance)
            done = end
        return bytes(made + self._bytes[done:])

    def _struct(self, path: tuple[int, ...]) -> None:
        number = 0
        while (head := self._byte()) != _STOP:
            step, kind = divmod(head, 16)
            number = number + step if step else _signed(self._number())
            if kind not in (_YES, _NO):  # the kind is the value
                self._value(kind, (*path, number))

    def _value(self, kind: int, field: tuple[int, ...]) -> None:
        if kind in (_I16, _I32, _I64):
            start = self._at
            number = _signed(self._number())
            if number and field in _OFFSETS:
                self._offsets.append((start, self._at, number))
        elif kind == _STRUCT:
            self._struct(field)
        elif kind in (_LIST, _SET):
            size, kind = divmod(self._byte(), 16)
            for _ in range(self._number() if size == 15 else size):
                self._value(kind, field)
        elif kind == _BINARY:
            size = self._number()
            self._at += size
        elif kind in (_BYTE, _YES, _NO, _DOUBLE):
            self._at += 8 if kind == _DOUBLE else 1
        else:
            raise ValueError(f"a Parquet footer has a field of the unknown kind {kind}")

    def _byte(self) -> int:
        self._at += 1
        return self._bytes[self._at - 1]

    def _number(self) -> int:
        """Read a number without a sign: seven bits a byte, the lowest first, and a bit that says that more come."""
        found = shift = 0
        while (byte := self._byte()) >= 128:
            found |= (byte - 128) << shift
            shift += 7
        return found | byte << shift


def _signed(number: int) -> int:
    """The number whose sign is the lowest bit of the one given."""
    return number >> 1 ^ -(number & 1)


def _spelt(number: int) -> bytes:
    """The bytes of a number from 0 on, with its sign as the lowest bit."""
    made, rest = bytearray(), number << 1
    while rest >= 128:
        made.append(rest % 128 + 128)
        rest >>= 7
    made.append(rest)
    return bytes(made)
