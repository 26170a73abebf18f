/** Where a link leads that somebody was given: to a new account, or to another password for one. */

import { Alert, Button, Card, Form, Input, Spin } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PasswordTwice } from "./PasswordTwice";
import { inWords } from "./problems";
import { type LinkOpened, lookUpLink, signOut, useSession, welcome } from "./session";

interface Values {
  name: string;
  password: string;
}

export function WelcomeForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const name = useSession(({ account }) => account?.name);
  const [link, setLink] = useState<LinkOpened>();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    setProblem("");
    lookUpLink(token).then(setLink, (error) => setProblem(inWords(error, t)));
  }, [token, t]);
  const submit = async (values: Values) => {
    setBusy(true);
    try {
      await welcome(token, link?.account || values.name, values.password);
      leave();
    } catch (error) {
      setProblem(inWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  const alert = problem ? <Alert type="error" showIcon title={problem} /> : null;
  if (!link) {
    return (
      <Frame title={t("app.name")}>
        {alert ?? <Spin />}
        {problem ? (
          <Button block onClick={leave}>
            {t("welcome.toSignIn")}
          </Button>
        ) : null}
      </Frame>
    );
  }
  if (name) {
    return (
      <Frame title={titleOf(link, t)}>
        {alert}
        <p>{t("welcome.signedInAs", { name })}</p>
        <Button type="primary" block onClick={() => void signOut()}>
          {t("welcome.outAndOn")}
        </Button>
        <Button type="link" block onClick={leave}>
          {t("welcome.stay", { name })}
        </Button>
      </Frame>
    );
  }
  return (
    <Frame title={titleOf(link, t)}>
      <Form<Values> layout="vertical" onFinish={submit} requiredMark={false} disabled={busy}>
        {alert}
        {link.account || link.first ? null : <p>{t("welcome.invitedHelp", { role: link.role_label })}</p>}
        {link.account ? (
          <Form.Item label={t("session.name")}>
            <Input autoComplete="username" value={link.account} readOnly />
          </Form.Item>
        ) : (
          <Form.Item name="name" label={t("session.name")} rules={[{ required: true }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
        )}
        <PasswordTwice label={t("session.password")} />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t(link.account ? "welcome.setPassword" : "welcome.create")}
        </Button>
      </Form>
    </Frame>
  );
}

function Frame({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <main className="sign-in">
      <Card title={<h1>{title}</h1>}>{children}</Card>
    </main>
  );
}

function titleOf({ account, first }: LinkOpened, t: (key: string) => string): string {
  if (account) return t("welcome.reset");
  return t(first ? "welcome.first" : "welcome.invited");
}

/** The link is done with: the page is what it is without. */
function leave(): void {
  history.replaceState(null, "", "/");
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
