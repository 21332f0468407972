"""pdfium's functions for the calls that are made for every word and every drawn line."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

Handle = ctypes.c_void_p
Pointer = ctypes.c_void_p


def bind(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same C function with plain integers for handles and pointers, called without giving up the GIL.

    Several times faster than pypdfium2's own binding, which builds and checks a pointer object per argument. The
    caller answers for valid handles.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    return prototype(address)  # type: ignore[arg-type]


def address_of(handle: Any) -> int:
    """The integer that `bind` functions take for one of pypdfium2's handles."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
