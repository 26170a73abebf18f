/** Lights the node that the simulated call is in, keeps it in view, and plays the lines of a played call. */

import { useEffect } from "react";
import { useLooking } from "../../editor/selection";
import { nodeOf } from "./progress";
import { useSimulator } from "./store";

const LAYER = "simulator";
const LINE_MS = 900;

export function useFollowing(flow: string): void {
  const node = useSimulator(({ call, shown }) => nodeOf(call, shown, flow));
  useEffect(() => {
    const { paint } = useLooking.getState();
    if (!node) {
      paint(LAYER, undefined);
      return;
    }
    paint(LAYER, new Map([[node, { active: true }]]));
    // Brought into view, but not selected: the inspector stays with what is being edited.
    useLooking.setState(({ sought }) => ({ sought: { id: node, wish: (sought?.wish ?? 0) + 1 } }));
  }, [node]);
  useEffect(() => () => useLooking.getState().paint(LAYER, undefined), []);

  const playing = useSimulator(({ shown }) => shown !== undefined);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const { call, shown } = useSimulator.getState();
      if (!call || shown === undefined) return;
      useSimulator.setState({ shown: shown + 1 < call.transcript.length ? shown + 1 : undefined });
    }, LINE_MS);
    return () => clearInterval(timer);
  }, [playing]);
}
