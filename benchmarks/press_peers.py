"""What other tools take for the same pages: Ghostscript and ImageMagick, and the codecs alone."""

from __future__ import annotations

import json
import resource
import shutil
import struct
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from PIL import ImageCms

from printing.press.inks import profile_path
from printing.press.prepare import prepared_already
from printing.press.profile import load_profile
from printing.press.recipe import recipe_of
from printing.press.script import BookScript
from printing.press.writer.file import PdfFile
from printing.press.writer.tree import PageTree
from printing.press.writer.values import Name, written

ICC = "FOGRA39L_coated.icc"
# Quality 95 in a distiller's words: the quantisation table times this factor, no subsampling.
FINE = "<< /ColorImageDict << /QFactor 0.1 /Blend 1 /HSamples [1 1 1 1] /VSamples [1 1 1 1] >> >>"
CODECS = """
import io, json, sys, time
from PIL import Image
spent = [0.0, 0.0]
for png, jpeg in json.load(sys.stdin):
    with Image.open(jpeg) as inked:
        inked.load()
    start, cpu = time.perf_counter(), time.process_time()
    Image.open(png).load()
    inked.save(io.BytesIO(), "JPEG", quality=95, subsampling=0)
    spent[0] += time.perf_counter() - start
    spent[1] += time.process_time() - cpu
print(json.dumps(spent))
"""


def codec_floor(script: BookScript, cache: Path, processes: int) -> tuple[float, float]:
    """Wall and CPU seconds to decode the PNGs and encode the JPEGs of a book, nothing else.

    The same number of processes, each with its share of the pages; what it takes to start them
    and to fetch the inked pixels is not counted.
    """
    recipe = recipe_of(load_profile(script.profile_key))
    pairs = []
    for page in script.pages:
        (placed,) = page.pictures
        made = prepared_already(placed, recipe, cache)
        assert made is not None
        pairs.append((placed.path, str(made.path)))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CODECS], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(processes)
    ]
    for n, each in enumerate(running):
        assert each.stdin is not None
        each.stdin.write(json.dumps(pairs[n::processes]).encode())
        each.stdin.close()
    spent = [json.loads(each.stdout.read()) for each in running]  # type: ignore[union-attr]
    for each in running:
        each.wait()
    return max(wall for wall, _ in spent), sum(cpu for _, cpu in spent)


def ghostscript(script: BookScript, folder: Path) -> float:
    """CPU seconds a page of pdfwrite turning an RGB PDF of the same PNG into CMYK, JPEG of 95.

    A page a call: Ghostscript forgets the quality it was told after the first page of a file. Two
    calls at a time, as the press has two processes: they share a core here as there.
    """
    commands = []
    for n, page in enumerate(script.pages):
        source = folder / f"rgb-{n}.pdf"
        _bound_as_they_are(replace(script, pages=(page,)), source)
        commands.append(
            [
                *("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite"),
                *("-sProcessColorModel=DeviceCMYK", "-sColorConversionStrategy=CMYK"),
                f"-sOutputICCProfile={profile_path(ICC)}",
                f"--permit-file-read={profile_path(ICC)}",
                *("-dAutoFilterColorImages=false", "-dColorImageFilter=/DCTEncode"),
                *("-dDownsampleColorImages=false", f"-sOutputFile={folder / f'gs-{n}.pdf'}"),
                *("-c", f"{FINE} setdistillerparams", "-f", str(source)),
            ]
        )
    return _cpu(commands)


def _bound_as_they_are(script: BookScript, out: Path) -> None:
    """An RGB PDF whose pictures are the PNGs' own data: deflated, with PNG's row filters."""
    with out.open("wb") as stream:
        file = PdfFile(stream, "1.4")
        tree = PageTree(file, len(script.pages))
        for page in script.pages:
            (placed,) = page.pictures
            width, height, data = _png(Path(placed.path))
            rows = {"Predictor": 15, "Colors": 3, "Columns": width, "BitsPerComponent": 8}
            head = {
                "Type": Name("XObject"),
                "Subtype": Name("Image"),
                "Width": width,
                "Height": height,
                "BitsPerComponent": 8,
                "ColorSpace": Name("DeviceRGB"),
                "Filter": Name("FlateDecode"),
                "DecodeParms": rows,
            }
            image = file.put_stream(head, data, packed=False)
            x, y = (written(edge) for edge in page.media_box[2:])
            shown = file.put_stream({}, b"q %s 0 0 %s 0 0 cm /Im1 Do Q" % (x, y))
            entries = {"Type": Name("Page"), "Parent": tree.parent(), "Contents": shown}
            resources = {"XObject": {"Im1": image}}
            tree.add(file.put({**entries, "MediaBox": page.media_box, "Resources": resources}))
        tree.end()
        root = file.put({"Type": Name("Catalog"), "Pages": tree.root})
        file.end(root, file.put({}))


def _png(path: Path) -> tuple[int, int, bytes]:
    """Width, height and the packed rows of an RGB PNG that is not interlaced."""
    data, at, rows = path.read_bytes(), 8, b""
    width, height = struct.unpack(">II", data[16:24])
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            rows += data[at + 8 : at + 8 + length]
        at += length + 12
    return width, height, rows


def imagemagick(script: BookScript, folder: Path) -> float:
    """CPU seconds a page of ImageMagick cutting the PNG and writing it as CMYK JPEG, with ICC."""
    srgb = folder / "srgb.icc"
    srgb.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    commands = []
    for n, page in enumerate(script.pages):
        (placed,) = page.pictures
        x0, y0, x1, y1 = placed.crop
        commands.append(
            [
                *(_convert(), placed.path, "-crop", f"{x1 - x0}x{y1 - y0}+{x0}+{y0}", "+repage"),
                *("-profile", str(srgb), "-profile", str(profile_path(ICC))),
                *("-quality", "95", "-sampling-factor", "4:4:4", str(folder / f"im-{n}.jpg")),
            ]
        )
    return _cpu(commands)


def _convert() -> str:
    # Debian's own name; plain convert may be another program.
    return shutil.which("convert-im6.q16") or "convert"


def _cpu(commands: Sequence[Sequence[str]]) -> float:
    """CPU seconds a command, run two at a time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(_run, commands))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent / len(commands)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)
