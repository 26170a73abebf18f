/** What callers got and when, with the way back, and what is scheduled. */

import { App, Button, Input, Popconfirm, Tag, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, DELETE, POST } from "../../api/client";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { changesBetween } from "./changes";
import { useMoment } from "./moments";
import { readPublishedAgain, type Schemas, usePublications, useSchedules } from "./queries";

type Publication = Schemas["PublicationShape"];

export function Publications() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const publications = usePublications().data ?? [];
  const change = async (done: string, request: () => Promise<unknown>) => {
    try {
      await request();
      await readPublishedAgain();
      void message.success(done);
    } catch (problem) {
      void message.error(inWords(problem, t));
    }
  };
  const current = publications.find((each) => each.current);
  return (
    <div className="publications">
      <Scheduled change={change} />
      <h3>{t("versions.publications")}</h3>
      {publications.length === 0 ? <p>{t("versions.noPublications")}</p> : null}
      {publications.map((publication, index) => (
        <PublicationRow
          key={publication.publication}
          publication={publication}
          before={publications[index + 1]}
          current={current}
          onRollBack={(note) =>
            change(t("versions.rolledBack"), () =>
              answer(
                POST("/api/publications/{publication}/rollback", {
                  params: { path: { publication: publication.publication } },
                  body: { note },
                }),
              ),
            )
          }
        />
      ))}
    </div>
  );
}

interface RowProps {
  publication: Publication;
  /** The one before it; undefined for the first that is told. */
  before: Publication | undefined;
  current: Publication | undefined;
  onRollBack: (note: string) => Promise<void>;
}

function PublicationRow({ publication, before, current, onRollBack }: RowProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const mayPublish = useMayI("publish");
  const [note, setNote] = useState("");
  const { publication: serial, author, created, gates, skipped, versions } = publication;
  const back = changesBetween(current?.versions ?? [], versions);
  return (
    <article className="publication" aria-label={t("versions.publication", { number: serial })}>
      <div>
        <strong>#{serial}</strong> {moment(created)} · {author}{" "}
        {publication.current ? <Tag color="green">{t("versions.current")}</Tag> : null}
        {gates.map(({ gate, demanded, found, passed }) => (
          <Tooltip key={gate} title={`${demanded}: ${found}`}>
            <Tag color={passed ? "green" : "red"}>
              {passed ? "✓" : "✗"} {t(`publish.gate.${gate}`, gate)}
            </Tag>
          </Tooltip>
        ))}
        {skipped ? <Tag color="orange">{t("versions.skipped", { reason: skipped })}</Tag> : null}
        {publication.current || !mayPublish ? null : (
          <Popconfirm
            title={t("versions.rollBackHelp")}
            description={
              <>
                <p>{back.length > 0 ? back.join(", ") : t("versions.rollBackSame")}</p>
                <Input
                  value={note}
                  maxLength={2000}
                  placeholder={t("versions.rollBackNote")}
                  aria-label={t("versions.rollBackNote")}
                  onChange={(event) => setNote(event.target.value)}
                />
              </>
            }
            okText={t("versions.rollBack")}
            onConfirm={() => onRollBack(note)}
          >
            <Button size="small">{t("versions.rollBack")}</Button>
          </Popconfirm>
        )}
      </div>
      {publication.note ? <div>{publication.note}</div> : null}
      <small>{changesBetween(before?.versions ?? [], versions).join(", ")}</small>
    </article>
  );
}

function Scheduled({ change }: { change: (done: string, request: () => Promise<unknown>) => Promise<void> }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const mayPublish = useMayI("publish");
  const schedules = useSchedules().data ?? [];
  const cancel = (number: number) =>
    change(t("versions.cancelled"), () =>
      answer(DELETE("/api/schedules/{number}", { params: { path: { number } } })),
    );
  if (schedules.length === 0) return null;
  return (
    <section aria-label={t("versions.scheduled")}>
      <h3>{t("versions.scheduled")}</h3>
      {schedules.map(({ id, due, author, note, state, outcome, flows }) => (
        <p key={id}>
          <Tag color={state === "failed" ? "red" : state === "waiting" ? "blue" : "default"}>
            {t(`versions.state.${state}`, state)}
          </Tag>
          {moment(due, true)} · {(flows ?? [t("versions.allFlows")]).join(", ")} · {author} {note}{" "}
          {outcome ? <small>{outcome}</small> : null}
          {state === "waiting" && mayPublish ? (
            <Button size="small" type="link" onClick={() => void cancel(id)}>
              {t("versions.cancel")}
            </Button>
          ) : null}
        </p>
      ))}
    </section>
  );
}
