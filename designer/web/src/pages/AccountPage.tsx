/** One's own account: who one is here, the password, the language, where one is signed in. */

import { Card, Descriptions, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { PasswordForm } from "../account/PasswordForm";
import { type InterfaceLanguage, usePreferences } from "../app/preferences";
import { useSession } from "../app/session";
import { TopBar } from "../app/TopBar";
import type { Appearance } from "../app/theme";
import { BrowserTable } from "../people/BrowserTable";
import "./pages.css";
import "../people/people.css";

const LANGUAGES: InterfaceLanguage[] = ["en", "zh-CN"];
const APPEARANCES: (Appearance | "system")[] = ["light", "dark", "system"];

export default function AccountPage() {
  const { t } = useTranslation();
  const account = useSession((session) => session.account);
  const { language, appearance, setLanguage, setAppearance } = usePreferences();
  return (
    <div className="page">
      <TopBar title={t("session.account")} />
      <main className="page-body">
        <div className="account">
          <Card size="small" className="account-part" title={<h2>{t("account.title")}</h2>}>
            <Descriptions
              column={1}
              size="small"
              items={[
                { key: "name", label: t("account.name"), children: <bdi>{account?.name}</bdi> },
                { key: "role", label: t("account.role"), children: account?.role_label },
                {
                  key: "language",
                  label: t("language.title"),
                  children: (
                    <Segmented<InterfaceLanguage>
                      aria-label={t("language.title")}
                      value={language}
                      onChange={setLanguage}
                      options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
                    />
                  ),
                },
                {
                  key: "appearance",
                  label: t("appearance.title"),
                  children: (
                    <Segmented<Appearance | "system">
                      aria-label={t("appearance.title")}
                      value={appearance}
                      onChange={setAppearance}
                      options={APPEARANCES.map((value) => ({ value, label: t(`appearance.${value}`) }))}
                    />
                  ),
                },
              ]}
            />
          </Card>
          <Card size="small" className="account-part" title={<h2>{t("people.browsers.title")}</h2>}>
            <BrowserTable />
          </Card>
          <Card size="small" className="account-part" title={<h2>{t("account.password")}</h2>}>
            {(account?.has_password ?? true) ? <PasswordForm /> : <p>{t("account.noPassword")}</p>}
          </Card>
        </div>
      </main>
    </div>
  );
}
