"""The commands: parse, call, print. Heavy modules load inside, so that `--help` answers at once."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from vertrieb_kit.cli import answers
from vertrieb_kit.cli.check_page import check_page
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.errors import KitError, reason

WRONG_CALL, INTERNAL_ERROR = 2, 3
ABORTED = "Abgebrochen. Frühere Berichte sind unverändert."
_BY_KEYBOARD = 130  # what the parser makes of Ctrl+C, without a word

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Vom Kundenexport zum fertigen Vertriebsbericht.",
)

Source = Annotated[
    Path, typer.Argument(metavar="QUELLE", help="Ordner mit mandat.toml, Arbeitsmappe oder Export")
]
AsJson = Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt Text ausgeben")]
Chapters = Annotated[
    str, typer.Option("--kapitel", metavar="SCHLÜSSEL,…", help="Nur diese Kapitel, durch Komma")
]


@app.command("neu")
def new(
    folder: Annotated[Path, typer.Argument(metavar="ORDNER", help="Ordner, der entstehen soll")],
    chapters: Chapters = "",
) -> None:
    """Ein Mandat anlegen: mandat.toml, Arbeitsmappe, Texte."""
    from vertrieb_kit.intake.scaffold import create_engagement

    created = create_engagement(folder, _split(chapters))
    typer.echo(answers.created(folder, created))


@app.command("pruefen")
def check(source: Source, as_json: AsJson = False) -> None:
    """Alles lesen und prüfen, ohne zu rechnen."""
    from vertrieb_kit.pipeline.check import check_source

    checked = check_source(source)
    typer.echo(answers.check_json(checked) if as_json else check_page(checked))
    raise typer.Exit(checked.exit_code)


@app.command("bericht")
def report(
    source: Source,
    output: Annotated[Path, typer.Option("--ausgabe", metavar="DIR", help="Zielordner")] = Path(
        "reports"
    ),
    chapters: Chapters = "",
    formats: Annotated[
        str, typer.Option("--format", metavar="FORMAT,…", help="Auswahl aus html, pdf, xlsx")
    ] = "html,pdf,xlsx",
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", metavar="NAME=WERT", help="Parameter setzen, mehrfach möglich"),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--parallel", metavar="N", min=1, help="Zahl der Prozesse, sonst je Kern einer"
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Den Bericht erstellen: HTML, PDF und Excel-Anhang."""
    from vertrieb_kit.pipeline.plan import Request
    from vertrieb_kit.pipeline.run import make_report

    given = tuple(parameter or ())
    request = Request(source, output, _split(chapters), _split(formats), given, workers)
    outcome = make_report(request, quiet=as_json)
    typer.echo(answers.report_json(outcome) if as_json else answers.reported(outcome))
    raise typer.Exit(outcome.exit_code)


def main() -> None:
    """Run the command line and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # a Windows console may be unable to print „ or €, which must not end the run
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; a bug keeps its traceback and gives 3."""
    try:
        code = app(args=arguments, prog_name="vertrieb", standalone_mode=False) or 0
        return _fail(arguments, ABORTED, WRONG_CALL) if code == _BY_KEYBOARD else code
    except KitError as error:
        return _fail(arguments, str(error), error.exit_code, getattr(error, "problems", ()))
    except typer.Abort:
        return _fail(arguments, ABORTED, WRONG_CALL)
    except TyperException as error:
        return _fail(arguments, answers.wrong_call(error), WRONG_CALL)
    except OSError as error:
        return _fail(arguments, f"{reason(error)} Frühere Berichte sind unverändert.", WRONG_CALL)
    except Exception:
        traceback.print_exc()
        return _fail(arguments, answers.INTERNAL, INTERNAL_ERROR)


def _fail(arguments: list[str], message: str, code: int, problems: tuple[Problem, ...] = ()) -> int:
    if "--json" in arguments:
        typer.echo(answers.failure_json(arguments[0], message, code, problems))
    else:
        typer.echo(f"Fehler: {message}", err=True)
    return code


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
