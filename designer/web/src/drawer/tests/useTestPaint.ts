/** What of tests and times is painted on the canvas, as the person chose. */

import { useEffect, useMemo } from "react";
import { create } from "zustand";
import { answer, POST } from "../../api/client";
import type { components } from "../../api/schema";
import { useChecks } from "../../checks/store";
import { useDrawing } from "../../document/store";
import { useLooking } from "../../editor/selection";
import { exitNamesOf } from "./exitNames";
import { paintCoverage, paintTimes } from "./paint";
import { useTests } from "./store";

export type Painted = "nothing" | "coverage" | "timing";

type Timing = components["schemas"]["TimingAnswer"];

interface TestPaint {
  painted: Painted;
  timing: Timing | undefined;
  measuring: boolean;
  problem: unknown;
}

export const useTestPaint = create<TestPaint>()(() => ({
  painted: "nothing",
  timing: undefined,
  measuring: false,
  problem: undefined,
}));

/** Asks how long callers take in the drawing as it is now. */
export async function measureTimes(flow: string): Promise<void> {
  const { document } = useDrawing.getState();
  useTestPaint.setState({ measuring: true, problem: undefined });
  try {
    const params = { path: { flow } };
    const timing = await answer(POST("/api/flows/{flow}/timing", { params, body: { document } }));
    useTestPaint.setState({ timing });
  } catch (problem) {
    useTestPaint.setState({ problem });
  } finally {
    useTestPaint.setState({ measuring: false });
  }
}

export function usePaintedTests(flow: string): void {
  const { painted, timing } = useTestPaint();
  const coverage = useTests((tests) => tests.coverage.find((each) => each.flow === flow));
  const document = useDrawing((drawing) => drawing.document);
  const nodes = useChecks((checks) => checks.nodes);
  const names = useMemo(() => exitNamesOf(document, nodes), [document, nodes]);
  useEffect(() => {
    const { paint } = useLooking.getState();
    const covers = painted === "coverage" && coverage;
    const times = painted === "timing" && timing;
    paint("coverage", covers ? paintCoverage(covers, names) : undefined);
    paint("timing", times ? paintTimes(times.options, flow, names) : undefined);
  }, [painted, coverage, timing, names, flow]);
  useEffect(
    () => () => {
      useLooking.getState().paint("coverage", undefined);
      useLooking.getState().paint("timing", undefined);
      useTestPaint.setState({ painted: "nothing", timing: undefined });
    },
    [],
  );
}
