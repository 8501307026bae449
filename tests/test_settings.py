"""Settings come from the environment, then the file, then the default, and say which."""

from pathlib import Path

import pytest

from tracker.errors import InvalidInput
from tracker.settings import Settings, load_settings, mask_password, origins, unknown_variables


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("TRACKER_SETTINGS_FILE", str(path))
    return path


def test_it_prefers_what_is_given_then_the_environment_then_the_file(
    settings_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_file.write_text('port = 1\nhost = "127.0.0.2"\ntimezone = "Europe/Berlin"\n')
    monkeypatch.setenv("TRACKER_PORT", "2")
    monkeypatch.setenv("TRACKER_HOST", "127.0.0.3")
    settings = load_settings(port=3)
    assert (settings.port, settings.host, settings.timezone) == (3, "127.0.0.3", "Europe/Berlin")


def test_it_says_where_each_value_came_from(settings_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file.write_text("port = 1\n")
    monkeypatch.setenv("TRACKER_HOST", "127.0.0.3")
    source = {origin.name: origin.source for origin in origins(load_settings())}
    assert source["host"] == "TRACKER_HOST"
    assert source["port"] == str(settings_file)
    assert source["timezone"] == "default"


def test_it_describes_every_setting() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_it_reads_networks_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_ALLOWED_NETWORKS", "127.0.0.0/8, ::1/128")
    assert [str(network) for network in load_settings().allowed_networks] == ["127.0.0.0/8", "::1/128"]


def test_it_names_the_setting_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TIMEZONE", "Mars/Olympus")
    with pytest.raises(
        InvalidInput, match="timezone cannot be 'Mars/Olympus': no timezone is called"
    ) as caught:
        load_settings()
    assert caught.value.field == "timezone"
    assert "TRACKER_TIMEZONE" in caught.value.hint


def test_it_refuses_a_setting_in_the_file_that_does_not_exist(settings_file: Path) -> None:
    settings_file.write_text("prot = 1\n")
    with pytest.raises(InvalidInput, match="There is no setting 'prot'"):
        load_settings()


def test_it_says_that_the_file_cannot_be_read(settings_file: Path) -> None:
    settings_file.write_text("port = = 1\n")
    with pytest.raises(InvalidInput, match="settings.toml cannot be read"):
        load_settings()


def test_it_lists_variables_that_are_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_PROT", "1")
    assert "TRACKER_PROT" in unknown_variables()


def test_it_never_shows_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", "postgresql://ada:secret@db.example/tracker")
    shown = {origin.name: origin.value for origin in origins(load_settings())}["database_url"]
    assert shown == "postgresql://ada:***@db.example/tracker"
    assert mask_password("sqlite:///x.db") == "sqlite:///x.db"
