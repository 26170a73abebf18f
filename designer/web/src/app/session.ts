/** Who is signed in. */

import { create } from "zustand";
import { answer, DELETE, GET, POST, sendToken, whenSignedOut } from "../api/client";
import { queryClient } from "../api/queries";
import type { components } from "../api/schema";

export type Account = components["schemas"]["SessionState"];
export type LinkOpened = components["schemas"]["LinkShape"];

interface Session {
  /** Undefined before the first answer. */
  account: Account | undefined;
  /** Somebody was signed in and is not any more: the page stays, with what was drawn, until he signs in again. */
  expired: boolean;
}

export const useSession = create<Session>()(() => ({ account: undefined, expired: false }));

function enter(account: Account): void {
  sendToken(account.csrf);
  useSession.setState({ account, expired: false });
}

whenSignedOut(() => {
  if (useSession.getState().account?.name) useSession.setState({ expired: true });
});

let ahead: Promise<Account> | undefined;

/** Sends the question, to have the answer when it is wanted. */
export function askAheadWhoIsSignedIn(): void {
  ahead = answer(GET("/api/session"));
  // Whoever waits for it tells what went wrong.
  ahead.catch(() => undefined);
}

export async function askWhoIsSignedIn(): Promise<void> {
  const asked = ahead ?? answer(GET("/api/session"));
  ahead = undefined;
  enter(await asked);
}

/** Whether somebody is signed in by now, in another tab; what is shown stays when nobody is. */
export async function lookAgain(): Promise<void> {
  const account = await answer(GET("/api/session"));
  if (!account.name) return;
  enter(account);
  await queryClient.invalidateQueries();
}

export async function signIn(name: string, password: string): Promise<void> {
  sendToken(null);
  enter(await answer(POST("/api/session", { body: { name, password } })));
  await queryClient.invalidateQueries();
}

/** Where the identity provider is gone to; from a dialog, the tab that was opened for it ends at the account. */
export function wayToProvider(again: boolean): string {
  const back = again ? "/account" : `${location.pathname}${location.search}`;
  return `/api/single-sign-on/start?${new URLSearchParams({ back })}`;
}

/** Why the identity provider's word was not enough. */
export async function refusalOf(reason: string): Promise<string> {
  const params = { path: { reason } };
  return (await answer(GET("/api/single-sign-on/refusals/{reason}", { params }))).sentence;
}

/** What a link is for that somebody opened. */
export function lookUpLink(token: string): Promise<LinkOpened> {
  return answer(POST("/api/accounts/link", { body: { token } }));
}

/** Makes the account that a link stands for, or sets a password. */
export async function welcome(token: string, name: string, password: string): Promise<void> {
  sendToken(null);
  enter(await answer(POST("/api/accounts", { body: { token, name, password } })));
}

export async function changePassword(old: string, password: string): Promise<void> {
  enter(await answer(POST("/api/session/password", { body: { old, new: password } })));
  await queryClient.invalidateQueries({ queryKey: ["browsers"] });
}

export async function signOut(): Promise<void> {
  enter(await answer(DELETE("/api/session")));
  queryClient.clear();
}

export function mayI(action: string): boolean {
  return useSession.getState().account?.allowed?.includes(action) ?? false;
}

export function useMayI(action: string): boolean {
  return useSession(({ account }) => account?.allowed?.includes(action) ?? false);
}
