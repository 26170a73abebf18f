/** What the server tells of people, kept by TanStack Query. */

import { useQuery } from "@tanstack/react-query";
import { answer, DELETE, GET, PATCH, POST } from "../api/client";
import { queryClient } from "../api/queries";
import type { components } from "../api/schema";
import { usePreferences } from "../app/preferences";

type Shapes = components["schemas"];

export type People = Shapes["AccountList"];
export type PersonOnList = Shapes["AccountShape"];
export type Role = Shapes["RoleShape"];
export type Invitation = Shapes["InvitationShape"];
export type BrowserInUse = Shapes["BrowserShape"];

function useLanguage() {
  return usePreferences((preferences) => preferences.language);
}

/** Everybody, and the roles that there are. */
export function usePeople() {
  const language = useLanguage();
  return useQuery({
    queryKey: ["people", language],
    queryFn: () => answer(GET("/api/people")),
    staleTime: 0,
  });
}

/** Links that still hold. */
export function useInvitations() {
  return useQuery({
    queryKey: ["invitations"],
    queryFn: async () => (await answer(GET("/api/invitations"))).invitations,
    staleTime: 0,
  });
}

/** In which browsers somebody is signed in; without a name: oneself. */
export function useBrowsers(name?: string) {
  return useQuery({
    queryKey: ["browsers", name ?? ""],
    queryFn: async () =>
      (
        await (name === undefined
          ? answer(GET("/api/session/browsers"))
          : answer(GET("/api/people/{name}/browsers", { params: { path: { name } } })))
      ).browsers,
    staleTime: 0,
  });
}

function readAgain(...keys: string[]): Promise<unknown> {
  return Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}

export async function change(name: string, body: Shapes["PersonBody"]): Promise<void> {
  await answer(PATCH("/api/people/{name}", { params: { path: { name } }, body }));
  await readAgain("people");
}

/** The link to hand on; it is shown this once. */
export async function invite(role: Role["role"]): Promise<string> {
  const { token } = await answer(POST("/api/invitations", { body: { role } }));
  await readAgain("invitations");
  return linkOf(token);
}

export async function resetPassword(name: string): Promise<string> {
  const { token } = await answer(POST("/api/people/{name}/reset", { params: { path: { name } } }));
  await readAgain("invitations");
  return linkOf(token);
}

export async function revoke({ id }: Invitation): Promise<void> {
  await answer(DELETE("/api/invitations/{invitation}", { params: { path: { invitation: id } } }));
  await readAgain("invitations");
}

/** Out of one browser; without its id: of all (of oneself: all others). */
export async function signOutOf(name: string | undefined, browser: string | undefined): Promise<void> {
  if (name === undefined) {
    await (browser === undefined
      ? answer(DELETE("/api/session/others"))
      : answer(DELETE("/api/session/browsers/{browser}", { params: { path: { browser } } })));
  } else {
    await (browser === undefined
      ? answer(DELETE("/api/people/{name}/sign-ins", { params: { path: { name } } }))
      : answer(DELETE("/api/people/{name}/browsers/{browser}", { params: { path: { name, browser } } })));
  }
  await readAgain("browsers", "people");
}

function linkOf(token: string): string {
  return `${location.origin}/#/welcome/${token}`;
}
