/** What callers got and when, what is scheduled, and which version each number runs. */

import { App, Button, Popconfirm, Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { answer, DELETE, POST } from "../../api/client";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { readPublishedAgain, usePublications, useRoutes, useSchedules } from "./queries";

export function Publications({ flow }: { flow: string }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const mayPublish = useMayI("publish");
  const publications = usePublications().data ?? [];
  const schedules = useSchedules().data ?? [];
  const routes = useRoutes().data;
  const moment = (iso: string) =>
    new Date(iso).toLocaleString(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  const change = async (done: string, request: () => Promise<unknown>) => {
    try {
      await request();
      await readPublishedAgain();
      void message.success(done);
    } catch (problem) {
      void message.error(inWords(problem, t));
    }
  };
  const rollBack = (publication: number) =>
    change(t("versions.rolledBack"), () =>
      answer(
        POST("/api/publications/{publication}/rollback", {
          params: { path: { publication } },
          body: { note: "" },
        }),
      ),
    );
  const cancel = (number: number) =>
    change(t("versions.cancelled"), () =>
      answer(DELETE("/api/schedules/{number}", { params: { path: { number } } })),
    );
  const older = (routes?.older ?? []).filter((each) => each.flow === flow);
  return (
    <div className="publications">
      <h3>{t("versions.numbers")}</h3>
      <p>
        {(routes?.routes ?? [])
          .filter((route) => route.flow === flow)
          .map(({ pattern, version }) => (
            <Tag key={pattern} color={version === null ? "default" : "green"}>
              {pattern} →{" "}
              {version === null ? t("flows.neverPublished") : t("flows.version", { number: version })}
            </Tag>
          ))}
        {older.map(({ version, calls }) => (
          <Tag key={version} color="gold">
            {t("versions.older", { count: calls, version })}
          </Tag>
        ))}
      </p>
      {schedules.length > 0 ? <h3>{t("versions.scheduled")}</h3> : null}
      {schedules.map(({ id, due, author, note, state, outcome, flows }) => (
        <p key={id}>
          <Tag color={state === "failed" ? "red" : state === "waiting" ? "blue" : "default"}>
            {t(`versions.state.${state}`, state)}
          </Tag>
          {moment(due)} · {(flows ?? [t("versions.allFlows")]).join(", ")} · {author} {note}{" "}
          {outcome ? <small>{outcome}</small> : null}
          {state === "waiting" && mayPublish ? (
            <Button size="small" type="link" onClick={() => void cancel(id)}>
              {t("versions.cancel")}
            </Button>
          ) : null}
        </p>
      ))}
      <h3>{t("versions.publications")}</h3>
      {publications.map(({ publication, author, note, created, current, versions, gates, skipped }) => (
        <div key={publication} className="publication">
          <div>
            <strong>#{publication}</strong> {moment(created)} · {author}{" "}
            {current ? <Tag color="green">{t("versions.current")}</Tag> : null}
            {gates.map(({ gate, demanded, found, passed }) => (
              <Tooltip key={gate} title={`${demanded}: ${found}`}>
                <Tag color={passed ? "green" : "red"}>
                  {passed ? "✓" : "✗"} {gate}
                </Tag>
              </Tooltip>
            ))}
            {skipped ? <Tag color="orange">{t("versions.skipped", { reason: skipped })}</Tag> : null}
            {current || !mayPublish ? null : (
              <Popconfirm
                title={t("versions.rollBackHelp")}
                okText={t("versions.rollBack")}
                onConfirm={() => rollBack(publication)}
              >
                <Button size="small">{t("versions.rollBack")}</Button>
              </Popconfirm>
            )}
          </div>
          <small>
            {note} {versions.map(({ flow: id, version }) => `${id} ${version}`).join(", ")}
          </small>
        </div>
      ))}
    </div>
  );
}
