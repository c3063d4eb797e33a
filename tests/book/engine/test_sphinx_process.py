import subprocess
import sys


def test_it_is_sphinx_with_its_own_options_and_exit_codes(tmp_path):
    command = [sys.executable, "-m", "chokepoint.book.engine.sphinx_process"]
    version = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
    assert (version.returncode, version.stdout.split()[-1]) == (0, "7.4.7")
    failed = subprocess.run(
        [*command, str(tmp_path), str(tmp_path / "out")], capture_output=True, check=False
    )
    assert failed.returncode == 2
