/** What a publication was held to: each gate, what is missing, and the way to it: the call, the node, the tests. */

import { CheckCircleTwoTone, CloseCircleTwoTone, PlayCircleOutlined } from "@ant-design/icons";
import { Alert, Button, Space, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { pointAt } from "../problems/pointing";
import { playCall } from "../simulator/store";
import { useDrawer } from "../store";
import type { Schemas } from "./queries";

type Gate = Schemas["GateAnswer"];
type Missing = Gate["missing"][number];

interface FindingProps {
  /** The flow that is open; of others there is a link. */
  open: string;
  findings: Schemas["PublishAnswer"]["findings"];
  onClose: () => void;
}

export function PublishFindings({ open, findings, onClose }: FindingProps) {
  return findings.map(({ flow, finding }) => {
    const told = `${[flow, finding.node].filter(Boolean).join(" · ")}: ${finding.message}`;
    const node = finding.node ? `?node=${encodeURIComponent(finding.node)}` : "";
    return (
      <Alert
        key={`${flow} ${finding.code} ${finding.line} ${finding.message}`}
        type={finding.severity === "error" ? "error" : "warning"}
        title={
          flow === open ? (
            <button
              type="button"
              className="problem-text"
              onClick={() => {
                onClose();
                pointAt(finding);
              }}
            >
              {told}
            </button>
          ) : (
            <Link href={`/flows/${flow}${node}`}>{told}</Link>
          )
        }
      />
    );
  });
}

interface Props {
  /** The flow that is open; of others there is a link. */
  flow: string;
  gates: readonly Gate[];
  onClose: () => void;
}

export function Gates({ flow, gates, onClose }: Props) {
  const { t } = useTranslation();
  const show = useDrawer((drawer) => drawer.show);
  return gates.map((gate) => (
    <div key={gate.gate} className="publish-gate">
      {gate.passed ? (
        <CheckCircleTwoTone twoToneColor="#389e0d" aria-label={t("publish.passed")} />
      ) : (
        <CloseCircleTwoTone twoToneColor="#cf1322" aria-label={t("publish.notPassed")} />
      )}
      <div>
        <strong>{t(`publish.gate.${gate.gate}`, gate.gate)}</strong> {gate.demanded}: {gate.found}
        {gate.missing.map((missing) => (
          <MissingThing
            key={`${missing.flow} ${missing.message} ${missing.detail}`}
            missing={missing}
            isHere={missing.flow === flow}
            onClose={onClose}
          />
        ))}
        {gate.passed ? null : (
          <p>
            <em>{t(`publish.advice.${gate.gate}`, gate.advice)}</em>{" "}
            {gate.gate === "conversations" || gate.gate === "coverage" ? (
              <Button
                size="small"
                onClick={() => {
                  onClose();
                  show("tests");
                }}
              >
                {t("publish.openTests")}
              </Button>
            ) : null}
          </p>
        )}
      </div>
    </div>
  ));
}

function MissingThing({
  missing,
  isHere,
  onClose,
}: {
  missing: Missing;
  isHere: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const show = useDrawer((drawer) => drawer.show);
  const { flow, message, detail, exits, node, conversation } = missing;
  const leave = (go: () => void) => () => {
    onClose();
    go();
  };
  return (
    <div className="publish-missing">
      {isHere ? null : (
        <Link href={`/flows/${flow}`} onClick={onClose}>
          {flow}
        </Link>
      )}{" "}
      {message}{" "}
      {isHere ? (
        <Space size={4} wrap>
          {conversation ? (
            <Button
              size="small"
              icon={<PlayCircleOutlined />}
              onClick={leave(() => {
                show("simulator");
                void playCall(flow, conversation);
              })}
            >
              {t("problems.play")}
            </Button>
          ) : null}
          {node ? (
            <Button size="small" onClick={leave(() => pointAt({ node }))}>
              {t("problems.show")}
            </Button>
          ) : null}
        </Space>
      ) : null}
      {exits.length > 0 && isHere ? (
        <div className="publish-exits">
          {exits.map(({ node: at, exit }) => (
            <button key={`${at} ${exit}`} type="button" onClick={leave(() => pointAt({ node: at }))}>
              <Tag>
                {at ? `${at}: ` : ""}
                {exit}
              </Tag>
            </button>
          ))}
        </div>
      ) : detail ? (
        <pre>{detail}</pre>
      ) : null}
    </div>
  );
}
