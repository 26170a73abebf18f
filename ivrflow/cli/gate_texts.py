"""What was demanded of a publication, and what was found, as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrflow.model.releases import PublicationProof
from ivrflow.runtime.gates import GateReport

__all__ = ["gate_as_json", "gate_lines", "proof_as_json", "proof_in_words"]


def gate_lines(reports: Iterable[GateReport]) -> Iterator[str]:
    """One line for a gate that passed; for one that did not, all that is missing, and what to do."""
    for report in reports:
        gate, demanded, found, passed = report.outcome
        if passed:
            yield f"{gate}: {found}"
            continue
        yield f"\n{gate}: demanded is: {demanded}; found: {found}"
        for missing in report.missing:
            # What comes from a file begins with its name.
            yield f"  {'' if missing.message.startswith(missing.flow) else missing.flow + ': '}{missing.message}"
            yield from (f"      {line}".rstrip() for line in missing.detail.splitlines())
        yield f"  What to do: {report.advice}."


def gate_as_json(report: GateReport) -> dict[str, object]:
    return {
        **report.outcome._asdict(),
        "missing": [
            {
                "flow": missing.flow,
                "message": missing.message,
                "detail": missing.detail,
                "exits": [{"node": node, "exit": name} for _, node, name in missing.exits],
            }
            for missing in report.missing
        ],
        "advice": report.advice,
    }


def proof_in_words(proof: PublicationProof) -> str:
    """In one line, `-` where nothing was demanded."""
    gates = [gate.gate if gate.passed else f"not {gate.gate}" for gate in proof.gates]
    return ", ".join(gates) + (f" (skipped: {proof.skipped})" if proof.skipped else "") if gates else "-"


def proof_as_json(proof: PublicationProof) -> dict[str, object]:
    return {"gates": [gate._asdict() for gate in proof.gates], "skipped": proof.skipped}
