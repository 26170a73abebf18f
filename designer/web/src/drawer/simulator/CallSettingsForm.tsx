/** Who calls which number when, and who answers look-ups. Taken by the next call. */

import { Form, Input, Radio, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { growing } from "../../app/growing";
import { useMayI } from "../../app/session";
import { changeSettings, useSimulator } from "./store";

export function CallSettingsForm() {
  const { t } = useTranslation();
  const settings = useSimulator((simulator) => simulator.settings);
  const mayAskReal = useMayI("hosts.ask");
  return (
    <Form layout="vertical" size="small" className="call-settings">
      <Form.Item label={t("simulator.from")} htmlFor="call-from">
        <Input
          id="call-from"
          value={settings.ani}
          placeholder="10000"
          inputMode="tel"
          onChange={(event) => changeSettings({ ani: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t("simulator.to")} htmlFor="call-to">
        <Input
          id="call-to"
          value={settings.dnis}
          inputMode="tel"
          onChange={(event) => changeSettings({ dnis: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t("simulator.at")} htmlFor="call-at">
        <Input
          id="call-at"
          type="datetime-local"
          value={settings.at}
          onChange={(event) => changeSettings({ at: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t("simulator.lookUps")}>
        <Radio.Group
          aria-label={t("simulator.lookUps")}
          value={settings.real}
          onChange={(event) => changeSettings({ real: event.target.value })}
          options={[
            { value: false, label: t("simulator.byHand") },
            { value: true, label: t("simulator.bySource"), disabled: !mayAskReal },
          ]}
        />
      </Form.Item>
      <Form.Item label={t("simulator.stated")} htmlFor="call-answers" extra={t("simulator.statedHelp")}>
        <Input.TextArea
          id="call-answers"
          {...growing(1, 4)}
          value={settings.answers}
          placeholder="bank.balance returns balance = CNY 88"
          spellCheck={false}
          onChange={(event) => changeSettings({ answers: event.target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t("simulator.stepwise")}
        htmlFor="call-stepwise"
        extra={t("simulator.stepwiseHelp")}
        layout="horizontal"
      >
        <Switch
          id="call-stepwise"
          checked={settings.stepwise}
          onChange={(stepwise) => changeSettings({ stepwise })}
        />
      </Form.Item>
    </Form>
  );
}
