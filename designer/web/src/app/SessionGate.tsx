/**
 * Shows the page to those who are signed in. When a session ends, the page stays where it is under a dialog, so that
 * nothing that was drawn is lost.
 */

import { Alert, Button, Modal, Spin } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { SignInForm } from "./SignInForm";
import { askWhoIsSignedIn, useSession } from "./session";
import { WelcomeForm } from "./WelcomeForm";

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
  if (!account.name && token) return <WelcomeForm token={token} />;
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
