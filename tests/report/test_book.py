"""Merging loses no block and carries nothing else."""

from __future__ import annotations

from tests.report import report_fixtures as sample
from vertrieb_kit.present.blocks import MIME
from vertrieb_kit.report import book
from vertrieb_kit.report.document import from_notebook


def test_as_many_blocks_come_out_as_went_in():
    chapters = sample.chapters()
    went_in = sum(
        MIME in output.get("data", {})
        for chapter in chapters
        if chapter.notebook
        for cell in chapter.notebook.cells
        for output in cell.outputs
    )

    merged = book.merge(chapters, sample.META)

    assert went_in == len(merged.cells) == len(list(book.blocks(merged)))


def test_every_finding_reaches_the_document(document):
    blocks = [block for _, block in book.blocks(book.merge(sample.chapters(), sample.META))]

    assert len(document.findings) == sum(block.kind == "finding" for block in blocks)


def test_code_and_streams_stay_in_the_original():
    merged = book.merge(sample.chapters(), sample.META)

    assert not [cell for cell in merged.cells if cell.source]
    assert {"display_data"} == {
        output.output_type for cell in merged.cells for output in cell.outputs
    }


def test_a_failed_chapter_brings_no_blocks():
    failed = book.ChapterNotebook("swot", "failed", sample.notebook([sample.finding("swot.a")]))

    document = from_notebook(book.merge([failed], sample.META))

    assert document.chapters[0].status == "failed"
    assert document.findings == ()


def test_the_meta_survives_the_notebook(document):
    assert document.meta == sample.META
