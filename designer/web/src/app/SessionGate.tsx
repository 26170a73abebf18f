/**
 * Shows the page to those who are signed in. When a session ends, the page stays where it is under a dialog, so that
 * nothing that was drawn is lost.
 */

import { Alert, Button, Modal, Spin } from "antd";
import { lazy, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { withTextsOf } from "../texts/i18n";
import { SignInForm } from "./SignInForm";
import { askWhoIsSignedIn, useSession } from "./session";

/** Links are followed once. */
const WelcomeForm = lazy(() =>
  withTextsOf("people", import("./WelcomeForm")).then(({ WelcomeForm: form }) => ({ default: form })),
);

const WELCOME = "#/welcome/";

/** The token of the link that was opened, also when it is pasted into a tab that shows the page already. */
function useWelcome(): string | undefined {
  const read = () => (location.hash.startsWith(WELCOME) ? location.hash.slice(WELCOME.length) : undefined);
  const [token, setToken] = useState(read);
  useEffect(() => {
    const listener = () => setToken(read());
    window.addEventListener("hashchange", listener);
    return () => window.removeEventListener("hashchange", listener);
  });
  return token;
}

export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { account, expired } = useSession();
  const [failed, setFailed] = useState(false);
  const token = useWelcome();
  const ask = () => {
    setFailed(false);
    askWhoIsSignedIn().catch(() => setFailed(true));
  };
  useEffect(ask, []);

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
  if (!account) return <Spin fullscreen />;
  if (token) return <WelcomeForm key={token} token={token} />;
  if (!account.name) return <SignInForm setUp={account.set_up ?? true} />;
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
