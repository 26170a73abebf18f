/** Leads from the accounts to the record of changes and back. */

import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useMayI } from "../app/session";

const TABS = [
  { id: "people", path: "/people", action: "people.manage" },
  { id: "audit", path: "/audit", action: "audit.see" },
] as const;

export function PeopleTabs({ current }: { current: (typeof TABS)[number]["id"] }) {
  const { t } = useTranslation();
  const may = { people: useMayI("people.manage"), audit: useMayI("audit.see") };
  return (
    <nav className="people-tabs" aria-label={t("people.parts")}>
      {TABS.filter(({ id }) => may[id]).map(({ id, path }) => (
        <Link key={id} href={path} aria-current={id === current ? "page" : undefined}>
          {t(`people.tab.${id}`)}
        </Link>
      ))}
    </nav>
  );
}
