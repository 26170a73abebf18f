/**
 * Shows the page to those who are signed in. When a session ends, the page stays where it is under a dialog, so that
 * nothing that was drawn is lost.
 */

import { Alert, Button, Modal, Spin } from "antd";
import { lazy, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { withTextsOf } from "../texts/i18n";
import { SignInForm } from "./SignInForm";
import { askWhoIsSignedIn, lookAgain, refusalOf, useSession } from "./session";

/** Links are followed once. */
const WelcomeForm = lazy(() =>
  withTextsOf("people", import("./WelcomeForm")).then(({ WelcomeForm: form }) => ({ default: form })),
);

const WELCOME = "#/welcome/";
const REFUSED = "#/refused/";

/** What stands behind a word in the address, also when it is pasted into a tab that shows the page already. */
function useBehind(word: string): string | undefined {
  const read = () => (location.hash.startsWith(word) ? location.hash.slice(word.length) : undefined);
  const [behind, setBehind] = useState(read);
  useEffect(() => {
    const listener = () => setBehind(read());
    window.addEventListener("hashchange", listener);
    return () => window.removeEventListener("hashchange", listener);
  });
  return behind;
}

/** Why somebody came back from the identity provider and is not signed in; undefined until it is known. */
function useRefusal(name: string | null | undefined): string | undefined {
  const reason = useBehind(REFUSED);
  const [sentence, setSentence] = useState<string>();
  useEffect(() => {
    if (reason) refusalOf(reason).then(setSentence, () => setSentence(""));
  }, [reason]);
  useEffect(() => {
    if (name && location.hash.startsWith(REFUSED)) {
      history.replaceState(null, "", `${location.pathname}${location.search}`);
      window.dispatchEvent(new HashChangeEvent("hashchange"));
    }
  }, [name]);
  return reason ? sentence : "";
}

export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { account, expired } = useSession();
  const [failed, setFailed] = useState(false);
  const token = useBehind(WELCOME);
  const refusal = useRefusal(account?.name);
  const ask = () => {
    setFailed(false);
    askWhoIsSignedIn().catch(() => setFailed(true));
  };
  useEffect(ask, []);
  useEffect(() => {
    // Who signs in again in another tab need not do so here.
    const again = () => {
      if (expired) lookAgain().catch(() => undefined);
    };
    window.addEventListener("focus", again);
    return () => window.removeEventListener("focus", again);
  }, [expired]);

  if (failed) {
    return (
      <Alert
        type="warning"
        showIcon
        title={t("problem.offline")}
        action={<Button onClick={ask}>{t("problem.retry")}</Button>}
      />
    );
  }
  if (!account || refusal === undefined) return <Spin fullscreen />;
  if (token) return <WelcomeForm key={token} token={token} />;
  if (!account.name) return <SignInForm setUp={account.set_up ?? true} told={refusal} />;
  return (
    <>
      {children}
      <Modal
        open={expired}
        footer={null}
        closable={false}
        maskClosable={false}
        keyboard={false}
        destroyOnHidden
      >
        <SignInForm setUp again />
      </Modal>
    </>
  );
}
