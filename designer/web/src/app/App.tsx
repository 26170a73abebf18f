/** Everything that all pages need: language, light or dark, the server's data, who is signed in. */

import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider, Spin } from "antd";
import type { Locale } from "antd/es/locale";
import { lazy, Suspense, useEffect, useState } from "react";
import { Route, Switch } from "wouter";
import { queryClient } from "../api/queries";
import { pages } from "../pages/pages";
import { changeTexts } from "../texts/i18n";
import { KeysHelp } from "./KeysHelp";
import { loadLocale, localeOf } from "./locale";
import { usePreferences } from "./preferences";
import { SessionGate } from "./SessionGate";
import { NONCE } from "./styles";
import { themeOf } from "./theme";
import { useAppearance } from "./useAppearance";
import { useKeyboard } from "./useCommand";

const FlowsPage = lazy(pages.flows);
const EditorPage = lazy(pages.editor);
const RecordingsPage = lazy(pages.recordings);
const TextsPage = lazy(pages.texts);
const LivePage = lazy(pages.live);
const LiveEditorPage = lazy(pages.liveEditor);
const PeoplePage = lazy(pages.people);
const AuditPage = lazy(pages.audit);
const AccountPage = lazy(pages.account);
const ReportsPage = lazy(pages.reports);
const CallsPage = lazy(pages.calls);
const CallPage = lazy(pages.call);
const WallPage = lazy(pages.wall);
const WallBoardPage = lazy(pages.wallBoard);
const NotFoundPage = lazy(pages.notFound);

/** A label of two Chinese characters is written as it is, not with a space between them. */
const PLAIN_BUTTONS = { autoInsertSpace: false };

/** Another language is shown once all its words are there; the first was loaded before anything was drawn. */
function useLocale(): Locale | undefined {
  const language = usePreferences((preferences) => preferences.language);
  const [locale, setLocale] = useState(() => localeOf(language));
  useEffect(() => {
    let current = true;
    void Promise.all([loadLocale(language), changeTexts(language)]).then(() => {
      if (current) setLocale(localeOf(language));
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
                <Route path="/recordings/texts" component={TextsPage} />
                <Route path="/live" component={LivePage} />
                <Route path="/live/:subject/:name">
                  {({ subject, name }) => (
                    <LiveEditorPage key={`${subject}/${name}`} subject={subject} name={name} />
                  )}
                </Route>
                <Route path="/people" component={PeoplePage} />
                <Route path="/audit" component={AuditPage} />
                <Route path="/account" component={AccountPage} />
                <Route path="/reports" component={ReportsPage} />
                <Route path="/calls" component={CallsPage} />
                <Route path="/calls/:call">{({ call }) => <CallPage key={call} call={call} />}</Route>
                <Route path="/wall" component={WallPage} />
                <Route path="/wall/board" component={WallBoardPage} />
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
