// The menu flow as an XState machine, one actor for each call. A state is a node; what the caller hears and what is
// looked up are actions, which the host program carries out and answers with an event.
//
// The last argument is `keys` or `finished`. With `keys` the machine does what a telephone asks of it: it collects an
// account number key by key, and has a timeout for the first key and for each of the next. With `finished` the host
// program hands in whole numbers, and nothing is timed. `journal` is `keys` with a record of every event and the state that
// it led to, kept by XState's inspector: the nearest that it has to a journal.
import { argv, exit } from "node:process";
import { assign, createActor, setup } from "xstate";
import { measure } from "./measuring.mjs";

const COLLECTS = argv.at(-1) !== "finished";
const RECORDS = argv.at(-1) === "journal";
const FIRST_MS = 5000;
const NEXT_MS = 3000;
const LENGTH = 6;

const append = assign({ account: ({ context, event }) => context.account + event.key });

const byKeys = {
  initial: "first",
  states: {
    first: {
      after: { [FIRST_MS]: "#goodbye" },
      on: { KEY: { target: "next", actions: append } },
    },
    next: {
      after: { [NEXT_MS]: "#branch" },
      on: {
        KEY: [
          { guard: "last", target: "#branch", actions: append },
          { target: "next", reenter: true, actions: append },
        ],
      },
    },
  },
};
const finished = {
  on: { DIGITS: { target: "branch", actions: assign({ account: ({ event }) => event.digits }) } },
};

const machine = setup({
  actions: {
    // What a channel would be told. Counts the visit, so that the way of the call can be checked.
    command: ({ context }, params) => {
      context.host.visits += 1;
      context.host.last = params;
    },
    forget: assign({ account: "" }),
  },
  guards: {
    last: ({ context }) => context.account.length === LENGTH - 1,
    large: ({ context }) => Number(context.account) >= 100000,
  },
}).createMachine({
  context: ({ input }) => ({ host: input.host, account: "", balance: 0 }),
  initial: "menu",
  states: {
    menu: {
      entry: { type: "command", params: { gather: "For your balance, press 1. To end, press 2." } },
      on: {
        KEY: [
          { guard: ({ event }) => event.key === "1", target: "collect" },
          { guard: ({ event }) => event.key === "2", target: "goodbye" },
        ],
      },
      ...(COLLECTS ? { after: { [FIRST_MS]: "goodbye" } } : {}),
    },
    collect: {
      entry: [{ type: "command", params: { gather: "Your account number, please." } }, "forget"],
      ...(COLLECTS ? byKeys : finished),
    },
    branch: {
      id: "branch",
      entry: { type: "command", params: {} },
      always: [{ guard: "large", target: "lookup" }, { target: "goodbye" }],
    },
    lookup: {
      entry: { type: "command", params: ({ context }) => ({ query: "bank.balance", number: context.account }) },
      on: { FOUND: { target: "say", actions: assign({ balance: ({ event }) => event.balance }) } },
    },
    say: {
      entry: { type: "command", params: ({ context }) => ({ play: `Your balance is ${context.balance}.` }) },
      on: { PLAYED: "menu" },
    },
    goodbye: {
      id: "goodbye",
      entry: { type: "command", params: { play: "Goodbye." } },
      type: "final",
    },
  },
});

// What a writer has not taken yet; more is not kept, so that memory plays no part.
const journal = [];
const inspect = (told) => {
  if (told.type !== "@xstate.snapshot") return;
  if (journal.length === 1000) journal.length = 0;
  journal.push({ at: Date.now(), event: told.event, state: told.snapshot.value });
};

await measure({
  start() {
    const host = { visits: 0, last: undefined };
    const actor = createActor(machine, RECORDS ? { input: { host }, inspect } : { input: { host } });
    actor.start();
    return { actor, host };
  },
  round({ actor }) {
    actor.send({ type: "KEY", key: "1" });
    if (COLLECTS) for (const key of "622202") actor.send({ type: "KEY", key });
    else actor.send({ type: "DIGITS", digits: "622202" });
    actor.send({ type: "FOUND", balance: 1024.5 });
    actor.send({ type: "PLAYED" });
  },
  end({ actor, host }) {
    actor.send({ type: "KEY", key: "2" });
    if (actor.getSnapshot().status !== "done") throw new Error("the call goes on");
    return host.visits;
  },
});
// The calls that still wait would keep the process alive with their timers.
exit(0);
