"""What a host decides is read in one place, and what cannot be used ends the start with a sentence."""

from typing import Any

import pytest

from pages.shared.settings import SettingError, Settings, settings


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("address", "https://example.org/lab/", "https://example.org/lab"),
        ("line", "0", False),
        ("workers", "2", 2),
        ("metrics", "", True),
        ("frames", "none", ("none",)),
        ("frames", "https://a.org, http://*.b.org:8080", ("https://a.org", "http://*.b.org:8080")),
        ("hosts", "a.org,*.b.org [::1]", ("a.org", "*.b.org", "[::1]")),
        ("log_numbers", "1", True),
    ],
)
def test_what_is_said_is_read(name: str, text: str, value: Any) -> None:
    said = settings({f"MATRIXSCOPE_{name.upper()}": text, "MATRIXSCOPE_PORT": "tcp://10.0.0.1:80", "MATRIXSCOPE_SERVICE_HOST": "10.0.0.1"})
    assert said == Settings(**{name: value})


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("ADDRESS", "example.org"),
        ("ADDRESS", "https://example.org/?A=1"),
        ("ADDRESS", "https://[/"),
        ("ADDRESS", "https://example.org:port"),
        ("LINE", "off"),
        ("WORKERS", "two"),
        ("WORKERS", "-1"),
        ("WORKERS", "17"),
        ("FRAMES", "none https://a.org"),
        ("FRAMES", "https://a.org; script-src *"),
        ("HOSTS", "https://a.org"),
        ("HOSTS", "a.org:8501"),
    ],
)
def test_what_cannot_be_used_is_said_with_what_would_do(variable: str, text: str) -> None:
    with pytest.raises(SettingError, match=f"MATRIXSCOPE_{variable} .* has to be .*, and not “"):
        settings({f"MATRIXSCOPE_{variable}": text})


def test_a_setting_that_there_is_none_of_is_no_silence() -> None:
    with pytest.raises(SettingError, match=r"MATRIXSCOPE_WORKER is no setting; there are .*MATRIXSCOPE_WORKERS"):
        settings({"MATRIXSCOPE_WORKER": "2"})
