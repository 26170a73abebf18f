/** Links to the sections of the designer; the one that is shown is marked. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import type { Command } from "./commands";
import { SECTIONS, type Section } from "./sections";
import { useSession } from "./session";
import { useCommandsOf } from "./useCommand";

function useSections(): readonly Section[] {
  const allowed = useSession(({ account }) => account?.allowed);
  return useMemo(() => SECTIONS.filter(({ action }) => allowed?.includes(action)), [allowed]);
}

/** Offers to go to each section, wherever commands are offered. */
export function useSectionCommands(): void {
  const sections = useSections();
  const [, go] = useLocation();
  useCommandsOf(
    useMemo<Command[]>(
      () => sections.map(({ id, path }) => ({ id: `go.${id}`, run: () => go(path) })),
      [sections, go],
    ),
  );
}

export function SectionLinks({ current }: { current: string }) {
  const { t } = useTranslation();
  return (
    <nav className="top-bar-sections" aria-label={t("app.sections")}>
      {useSections().map(({ id, path }) => (
        <Link key={id} href={path} aria-current={id === current ? "page" : undefined}>
          {t(`app.${id}`)}
        </Link>
      ))}
    </nav>
  );
}
