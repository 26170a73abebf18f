/** Requests to the server, typed by its description of itself (`npm run api` reads it into schema.d.ts). */

import i18next from "i18next";
import createClient, { type Middleware } from "openapi-fetch";
import { usePreferences } from "../app/preferences";
import type { components, paths } from "./schema";

export type Problem = components["schemas"]["Problem"];

/** A request that was not carried out; `detail` is a sentence for the person in front of the page. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** The server could not be reached. What was to be sent is kept by whoever wanted to send it. */
export class NoConnection extends Error {}

let csrf = "";
let onSignedOut = () => {};

export function sendToken(token: string | null): void {
  csrf = token ?? "";
}

export function whenSignedOut(told: () => void): void {
  onSignedOut = told;
}

/** Synchronous up to the request itself: what an edit asks is under way before the edit is drawn. */
function send(request: Request): Promise<Response> {
  // Refusals, differences and the like are sentences for the person in front of the page.
  request.headers.set("Accept-Language", usePreferences.getState().language);
  if (request.method !== "GET") request.headers.set("X-CSRF-Token", csrf);
  return fetch(request);
}

const unreachable: Middleware = {
  onError() {
    return new NoConnection();
  },
};

const client = createClient<paths>({ baseUrl: "/", fetch: send });
client.use(unreachable);

export const { GET, POST, PUT, PATCH, DELETE } = client;

/** The answer; throws Refusal or NoConnection. */
export async function answer<T>(
  request: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await request;
  if (response.ok) return data as T;
  const problem = asProblem(error, response.status);
  if (problem.code === "signed-out") onSignedOut();
  throw new Refusal(problem);
}

function asProblem(error: unknown, status: number): Problem {
  if (error && typeof error === "object" && "detail" in error) return error as Problem;
  return {
    type: "about:blank",
    title: "",
    status,
    code: "unknown",
    detail: i18next.t("problem.answered", { status }),
  };
}
