// The menu flow for the runner of the Flow Interoperability Project, one context for each call. Its blocks are nodes;
// the look-up is a block of our own, which is how the runner is extended.
import floip from "@floip/flow-runner";
import { measure } from "./measuring.mjs";

const { FlowRunner, createContextDataObjectFor, SupportedMode } = floip;

const LANGUAGE = "en";
const TEXTS = {
  menu: "For your balance, press 1. To end, press 2.",
  collect: "Your account number, please.",
  say: "Your balance is what it is.",
  goodbye: "Goodbye.",
  one: "balance",
  two: "end",
};
const resources = Object.entries(TEXTS).map(([uuid, value]) => ({
  uuid,
  values: [{ language_id: LANGUAGE, content_type: "TEXT", mime_type: "text/plain", modes: ["IVR"], value }],
}));

function block(uuid, type, config, ...exits) {
  const numbered = exits.map((exit, number) => ({ uuid: `${uuid}_${number}`, name: `${number}`, config: {}, ...exit }));
  return { uuid, name: uuid, label: uuid, semantic_label: "", type, config, exits: numbered };
}

const flow = {
  uuid: "menu_flow",
  name: "menu flow",
  interaction_timeout: 30,
  supported_modes: ["IVR"],
  languages: [{ id: LANGUAGE, label: "English", iso_639_3: "eng" }],
  first_block_id: "menu",
  blocks: [
    block(
      "menu",
      "MobilePrimitives.SelectOneResponse",
      { prompt: "menu", choices: { 1: "one", 2: "two" } },
      { test: '@(flow.menu.value = "1")', destination_block: "collect" },
      { test: '@(flow.menu.value = "2")', destination_block: "goodbye" },
    ),
    block(
      "collect",
      "MobilePrimitives.NumericResponse",
      { prompt: "collect", validation_minimum: 0, validation_maximum: 999999 },
      { default: true, destination_block: "branch" },
    ),
    block(
      "branch",
      "Core.Case",
      {},
      { test: "@(flow.collect.value >= 100000)", destination_block: "lookup" },
      { default: true, destination_block: "goodbye" },
    ),
    block("lookup", "Bank.Lookup", {}, { default: true, destination_block: "say" }),
    block("say", "MobilePrimitives.Message", { prompt: "say" }, { default: true, destination_block: "menu" }),
    block("goodbye", "MobilePrimitives.Message", { prompt: "goodbye" }, { default: true }),
  ],
};

class Lookup {
  constructor(own, context) {
    this.block = own;
    this.context = context;
  }

  async initialize() {
    return undefined;
  }

  async run() {
    this.context.session_vars.balance = 1024.5;
    return this.block.exits[0];
  }
}

// The runner tells the console whenever it waits for the caller; what that costs is not its own doing.
console.info = () => {};

const contact = { id: "caller", name: "caller", created_at: "2026-03-02T02:15:00.000Z" };

await measure({
  async start() {
    const context = await createContextDataObjectFor(
      contact,
      [],
      "user",
      "org",
      [flow],
      LANGUAGE,
      SupportedMode.IVR,
      resources,
    );
    const runner = new FlowRunner.Builder()
      .setContext(context)
      .addBlockRunner((store) => store.set("Bank.Lookup", (own, ctx) => new Lookup(own, ctx)))
      .build();
    return { runner, context, cursor: await runner.run() };
  },
  async round(call) {
    for (const value of ["1", 622202, null]) call.cursor = await call.cursor.prompt.fulfill(value);
  },
  async end(call) {
    call.cursor = await call.cursor.prompt.fulfill("2");
    if ((await call.cursor.prompt.fulfill(null)) !== undefined) throw new Error("the call goes on");
    return call.context.interactions.length;
  },
});
