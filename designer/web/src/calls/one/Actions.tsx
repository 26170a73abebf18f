/** What can be done with a call: it is run on the draft, or made a test of its flow. */

import { ExperimentOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { Alert, Button, Form, Input, Modal, Result, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import type { CallRecord } from "../queries";
import { useOffered } from "../useOffered";
import { makeTest } from "./makeTest";

export function Actions({ call }: { call: CallRecord }) {
  const { t } = useTranslation();
  const maySee = useMayI("calls.see");
  const mayEdit = useMayI("flows.edit");
  const [making, make] = useState(false);
  if (!maySee || call.outcome === "running" || !call.flow) return null;
  const flow = encodeURIComponent(call.flow);
  return (
    <Space size="small">
      <Link href={`/flows/${flow}?call=${encodeURIComponent(call.call_id)}`} asChild>
        <Button href={`/flows/${flow}`} icon={<PlayCircleOutlined aria-hidden />}>
          {t("calls.runOnDraft")}
        </Button>
      </Link>
      {mayEdit ? (
        <Button icon={<ExperimentOutlined aria-hidden />} onClick={() => make(true)}>
          {t("calls.makeTest")}
        </Button>
      ) : null}
      {making ? <MakeTest call={call} onClose={() => make(false)} /> : null}
    </Space>
  );
}

function MakeTest({ call, onClose }: { call: CallRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const offered = useOffered();
  const [title, setTitle] = useState(t("calls.testTitle", { when: offered(call.offered) }));
  const [kept, setKept] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const keep = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setKept(await makeTest(call.flow, call.call_id, title.trim()));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  if (kept !== undefined) {
    return (
      <Modal open title={t("calls.makeTest")} footer={null} onCancel={onClose}>
        <Result
          status="success"
          title={t("calls.testKept", { title: kept })}
          extra={
            <Link href={`/flows/${encodeURIComponent(call.flow)}`}>
              {t("calls.openFlow", { flow: call.flow })}
            </Link>
          }
        />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t("calls.makeTest")}
      okText={t("calls.keepTest")}
      okButtonProps={{ disabled: !title.trim(), loading: busy }}
      onOk={() => void keep()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t("calls.testName")}>
          <Input
            value={title}
            maxLength={200}
            aria-label={t("calls.testName")}
            onChange={({ target }) => setTitle(target.value)}
          />
        </Form.Item>
      </Form>
      <Alert type="warning" showIcon title={t("calls.testWarning")} />
      {problem ? <Alert className="calls-problem" type="error" showIcon title={inWords(problem, t)} /> : null}
    </Modal>
  );
}
