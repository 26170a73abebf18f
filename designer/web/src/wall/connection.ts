/**
 * The line to the server: one WebSocket for as long as a page wants it. It is opened with a ticket, tried again when it
 * breaks, and what state it is in is told.
 */

import { create } from "zustand";
import { answer, POST } from "../api/client";
import { heard, type Known, NOTHING } from "./picture";
import type { WallPicture } from "./types";

export interface Wall extends Known {
  /** `opening`: nothing was heard yet; `lost`: what is shown is of `since`. */
  line: "opening" | "live" | "lost";
  /** When something was heard last, by this browser's clock. */
  since: number;
}

export const useWallState = create<Wall>()(() => ({ ...NOTHING, line: "opening", since: Date.now() }));

/** A message comes each second; without one for so long the line is dead, whatever the browser believes. */
const SILENT_MS = 5_000;
const TRIED_AGAIN_MS = [500, 1_000, 2_000, 4_000] as const;

let wanted = 0;
let socket: WebSocket | undefined;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The server's policy lets this page open one address, which it said when the page was loaded. */
let address: string | undefined;

/** Watches until the function that is returned is called. */
export function watchWall(): () => void {
  wanted += 1;
  if (wanted === 1) {
    useWallState.setState({ ...NOTHING, line: "opening", since: Date.now() });
    failures = 0;
    void open();
  }
  return () => {
    wanted -= 1;
    if (wanted === 0) close();
  };
}

async function open(): Promise<void> {
  clearTimeout(timer);
  try {
    const { url, ticket } = await answer(POST("/api/wall/tickets"));
    if (wanted === 0) return;
    if (address !== undefined && address !== url) {
      // The designer was started again and is elsewhere now: only a page that is loaded anew may talk to it there.
      window.location.reload();
      return;
    }
    address = url;
    listen(new WebSocket(url), ticket);
  } catch {
    // Whoever is not signed in any more is asked to sign in by whoever knows of it; everything else may pass.
    broken();
  }
}

function listen(opened: WebSocket, ticket: string): void {
  socket = opened;
  expectSomething();
  opened.onopen = () => opened.send(JSON.stringify({ ticket }));
  opened.onmessage = ({ data }) => {
    if (socket !== opened) return;
    const now = Date.now();
    failures = 0;
    useWallState.setState((known) => ({
      ...heard(known, JSON.parse(data) as WallPicture, now),
      line: "live",
      since: now,
    }));
    expectSomething();
  };
  opened.onclose = () => {
    if (socket === opened) broken();
  };
}

function expectSomething(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const dead = socket;
    broken();
    dead?.close();
  }, SILENT_MS);
}

function broken(): void {
  clearTimeout(timer);
  socket = undefined;
  if (wanted === 0) return;
  if (useWallState.getState().line === "live") useWallState.setState({ line: "lost" });
  const pause = TRIED_AGAIN_MS[Math.min(failures, TRIED_AGAIN_MS.length - 1)];
  failures += 1;
  timer = setTimeout(() => void open(), pause);
}

function close(): void {
  clearTimeout(timer);
  const open = socket;
  socket = undefined;
  open?.close();
}
