import { Alert, Button, Card, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "./problems";
import { welcome } from "./session";

interface Values {
  name: string;
  password: string;
  repeat: string;
}

/** The account that a printed link stands for; the first of an installation is its administrator. */
export function WelcomeForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async ({ name, password }: Values) => {
    setBusy(true);
    try {
      await welcome(token, name, password);
      history.replaceState(null, "", "/");
    } catch (error) {
      setProblem(inWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <Card title={<h1>{t("session.setupTitle")}</h1>}>
        <Form<Values> layout="vertical" onFinish={submit} requiredMark={false} disabled={busy}>
          {problem ? <Alert type="error" showIcon title={problem} /> : null}
          <Form.Item name="name" label={t("session.name")} rules={[{ required: true }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={t("session.password")} rules={[{ required: true }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="repeat"
            label={t("session.repeat")}
            dependencies={["password"]}
            rules={[
              { required: true },
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  value === getFieldValue("password")
                    ? Promise.resolve()
                    : Promise.reject(new Error(t("session.differ"))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t("session.setup")}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
