/** A real call as a test of its flow: what its caller did is played on the draft, and kept as it went. */

import { answer, DELETE, POST } from "../../api/client";

export async function makeTest(flow: string, call: string, title: string): Promise<string> {
  const past = { params: { path: { flow, call } }, body: {} };
  const { conversation } = await answer(POST("/api/flows/{flow}/replay/{call}", past));
  const played = await answer(POST("/api/simulations", { body: { flow, conversation } }));
  const params = { path: { call: played.id } };
  try {
    return (await answer(POST("/api/simulations/{call}/keep", { params, body: { title } }))).title;
  } finally {
    // The server forgets calls by itself after a while.
    await answer(DELETE("/api/simulations/{call}", { params })).catch(() => {});
  }
}
