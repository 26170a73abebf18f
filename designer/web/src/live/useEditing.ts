/** One calendar, list or table while it is edited: what was read, what was changed, saving on top of it. */

import { App } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, PUT, Refusal } from "../api/client";
import { queryClient } from "../api/queries";
import { inWords } from "../app/problems";
import { ZONE } from "./queries";
import { forgetUnsaved, keepUnsaved, readUnsaved } from "./rescue";
import type { Clash, LiveForm, Opened } from "./types";

interface Base {
  revision: string;
  form: LiveForm;
}

export interface Editing {
  form: LiveForm;
  changed: boolean;
  saving: boolean;
  /** Changes of an earlier visit are shown. */
  rescued: boolean;
  clash: Clash | undefined;
  change: (form: LiveForm) => void;
  save: () => Promise<void>;
  /** Back to what was read. */
  discard: () => void;
  /** Go on from what somebody else saved: with their form, or with what came of both. */
  goOn: (clash: Clash, form: LiveForm) => void;
  /** The dialog is closed; saving opens it again. */
  decideLater: () => void;
}

const same = (one: LiveForm, other: LiveForm) => JSON.stringify(one) === JSON.stringify(other);

export function useEditing({ summary, form: read }: Opened): Editing {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { subject, name } = summary;
  const [start] = useState(() => {
    const kept = readUnsaved(subject, name);
    return kept && !same(kept.form, read) ? kept : undefined;
  });
  const [base, setBase] = useState<Base>(
    start ? { revision: start.revision, form: start.base } : { revision: summary.revision, form: read },
  );
  const [form, setForm] = useState(start?.form ?? read);
  const [rescued, setRescued] = useState(start !== undefined);
  const [saving, setSaving] = useState(false);
  const [clash, setClash] = useState<Clash>();
  const changed = !same(form, base.form);

  useEffect(() => {
    if (changed) keepUnsaved(subject, name, { revision: base.revision, base: base.form, form });
    else forgetUnsaved(subject, name);
  }, [changed, subject, name, base, form]);

  const saveOnTop = async (on: Base, wanted: LiveForm) => {
    setSaving(true);
    try {
      const params = { path: { subject, name }, query: { zone: ZONE } };
      const body = { base_revision: on.revision, base: on.form, form: wanted };
      const saved = await answer(PUT("/api/live/{subject}/{name}/form", { params, body }));
      setBase({ revision: saved.summary.revision, form: saved.form });
      // What was typed while it was being saved stays.
      setForm((now) => (same(now, wanted) ? saved.form : now));
      setRescued(false);
      void message.success(t("live.saved"));
      await queryClient.invalidateQueries({ queryKey: ["live"], exact: true });
      await queryClient.invalidateQueries({ queryKey: ["names"] });
    } catch (error) {
      const problem = error instanceof Refusal ? error.problem : undefined;
      if (problem?.code === "stale" && "merge" in problem) setClash(problem.merge as Clash);
      else void message.error(inWords(error, t));
    } finally {
      setSaving(false);
    }
  };

  return {
    form,
    changed,
    saving,
    rescued,
    clash,
    change: setForm,
    save: () => saveOnTop(base, form),
    discard: () => {
      setRescued(false);
      // An earlier visit may have read something older than what is there now.
      if (rescued) setBase({ revision: summary.revision, form: read });
      setForm(rescued ? read : base.form);
    },
    goOn: ({ revision, theirs }, wanted) => {
      const on = { revision, form: theirs ?? wanted };
      setClash(undefined);
      setBase(on);
      setForm(wanted);
      if (!same(on.form, wanted)) void saveOnTop(on, wanted);
    },
    decideLater: () => setClash(undefined),
  };
}
