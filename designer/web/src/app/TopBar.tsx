/** The bar on top of every page: where one is, what can be done here, who is signed in. */

import { BulbOutlined, GlobalOutlined, QuestionCircleOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Dropdown, Space } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { runCommand } from "./commands";
import { type InterfaceLanguage, usePreferences } from "./preferences";
import { SectionLinks, useSectionCommands } from "./SectionLinks";
import { signOut, useSession } from "./session";
import type { Appearance } from "./theme";

interface Props {
  title: ReactNode;
  /** The section (sections.ts) whose page this is: its link stands for the title, beside those of the others. */
  section?: string;
  /** Beside the title: what state things are in. */
  state?: ReactNode;
  /** On the right: what can be done. */
  children?: ReactNode;
}

const LANGUAGES: InterfaceLanguage[] = ["en", "zh-CN"];
const APPEARANCES: (Appearance | "system")[] = ["light", "dark", "system"];

export function TopBar({ title, section, state, children }: Props) {
  const { t } = useTranslation();
  const name = useSession(({ account }) => account?.name);
  const { language, appearance, setLanguage, setAppearance } = usePreferences();
  const [, go] = useLocation();
  useSectionCommands();
  return (
    <header className="top-bar">
      <Link href="/" className="top-bar-home">
        <img src="/icon.svg" alt="" width={24} height={24} /> {t("app.name")}
      </Link>
      {section ? <SectionLinks current={section} /> : null}
      <h1 className={section ? "for-screen-readers" : undefined}>{title}</h1>
      <div className="top-bar-state">{state}</div>
      <Space size="small">
        {children}
        <Dropdown
          trigger={["click"]}
          menu={{
            selectedKeys: [language],
            items: LANGUAGES.map((key) => ({
              key,
              label: t(`language.${key}`),
              onClick: () => setLanguage(key),
            })),
          }}
        >
          <Button type="text" icon={<GlobalOutlined />} aria-label={t("language.title")} />
        </Dropdown>
        <Dropdown
          trigger={["click"]}
          menu={{
            selectedKeys: [appearance],
            items: APPEARANCES.map((key) => ({
              key,
              label: t(`appearance.${key}`),
              onClick: () => setAppearance(key),
            })),
          }}
        >
          <Button type="text" icon={<BulbOutlined />} aria-label={t("appearance.title")} />
        </Dropdown>
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={t("app.help")}
          title={t("app.help")}
          onClick={() => runCommand("help")}
        />
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              { key: "account", label: t("session.account"), onClick: () => go("/account") },
              { key: "out", label: t("app.signOut"), onClick: () => void signOut() },
            ],
          }}
        >
          <Button type="text" icon={<UserOutlined />}>
            {name}
          </Button>
        </Dropdown>
      </Space>
    </header>
  );
}
