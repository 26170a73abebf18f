/** Everything that all pages need: language, light or dark, the server's data, who is signed in. */

import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider, Spin } from "antd";
import type { Locale } from "antd/es/locale";
import { lazy, Suspense, useEffect, useState } from "react";
import { Route, Switch } from "wouter";
import { queryClient } from "../api/queries";
import { changeTexts } from "../texts/i18n";
import { KeysHelp } from "./KeysHelp";
import { type InterfaceLanguage, usePreferences } from "./preferences";
import { SessionGate } from "./SessionGate";
import { NONCE } from "./styles";
import { themeOf } from "./theme";
import { useAppearance } from "./useAppearance";
import { useKeyboard } from "./useCommand";

const FlowsPage = lazy(() => import("../pages/FlowsPage"));
const EditorPage = lazy(() => import("../pages/EditorPage"));
const RecordingsPage = lazy(() => import("../pages/RecordingsPage"));
const NotFoundPage = lazy(() => import("../pages/NotFoundPage"));

/** A label of two Chinese characters is written as it is, not with a space between them. */
const PLAIN_BUTTONS = { autoInsertSpace: false };

const LOCALES: Record<InterfaceLanguage, () => Promise<{ default: Locale }>> = {
  en: () => import("antd/es/locale/en_US"),
  "zh-CN": () => import("antd/es/locale/zh_CN"),
};

function useLocale(): Locale | undefined {
  const language = usePreferences((preferences) => preferences.language);
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let current = true;
    void Promise.all([LOCALES[language](), changeTexts(language)]).then(([loaded]) => {
      if (current) setLocale(loaded.default);
    });
    return () => {
      current = false;
    };
  }, [language]);
  return locale;
}

export function App() {
  const appearance = useAppearance();
  const locale = useLocale();
  useKeyboard();
  useEffect(() => {
    document.documentElement.classList.toggle("dark", appearance === "dark");
  }, [appearance]);
  if (!locale) return null;
  return (
    <ConfigProvider theme={themeOf(appearance)} locale={locale} csp={{ nonce: NONCE }} button={PLAIN_BUTTONS}>
      <AntApp className="app">
        <QueryClientProvider client={queryClient}>
          <Suspense fallback={<Spin fullscreen />}>
            <SessionGate>
              <Switch>
                <Route path="/" component={FlowsPage} />
                <Route path="/flows/:flow">{({ flow }) => <EditorPage key={flow} flow={flow} />}</Route>
                <Route path="/recordings" component={RecordingsPage} />
                <Route component={NotFoundPage} />
              </Switch>
              <KeysHelp />
            </SessionGate>
          </Suspense>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
