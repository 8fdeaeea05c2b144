// The editor: SPARQL with colours, completion, and a mark where the server could not read on.

import { autocompletion, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { completions } from "./completion.js";

// Colours are those of the page, so that they follow it from day to night.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--code-variable)" },
  { tag: [tags.string, tags.number, tags.bool], color: "var(--code-value)" },
  { tag: [tags.namespace, tags.url, tags.typeName], color: "var(--code-name)" },
  { tag: [tags.comment, tags.annotation], color: "var(--quiet)" },
]);
const LOOK = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--edge)", fontSize: ".92rem" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", lineHeight: "1.5", maxHeight: "60vh", minHeight: "9rem" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--quiet)", border: "none" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--edge)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxWidth: "min(34rem, 88vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 6px", lineHeight: "1.5" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--chosen)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal" },
  ".cm-completionInfo": { maxWidth: "20rem", padding: "6px 9px" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--chosen)" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap" },
});

// What is typed over a selection: left to itself, Chromium keeps the look of what it deletes by a style in the page,
// which the page's policy forbids.
const TYPED_OVER = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    if (event.inputType !== "insertText" || !event.data || empty || view.composing) return false;
    const replace = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    const handled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, event.data, replace));
    if (!handled) view.dispatch(replace());
    event.preventDefault();
    return true;
  },
});

/**
 * Put an editor into `parent`.
 *
 * `nonce` lets it add its style; `describedBy` is the id of what says how to use it; `onAsk` is called when
 * the query is to be asked. What `vocabulary` and `findNames` are, `completion.js` says.
 */
export function createEditor({ parent, nonce, describedBy, vocabulary, findNames, onAsk }) {
  const ask = { key: "Mod-Enter", run: () => (onAsk(), true) };
  const extensions = [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": "SPARQL query", "aria-describedby": describedBy }),
    lineNumbers(),
    history(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    sparql(),
    autocompletion({ override: [completions({ vocabulary, findNames })] }),
    syntaxHighlighting(COLOURS),
    LOOK,
    TYPED_OVER,
    // Tab is left to the browser: who uses a keyboard comes in by it and goes on by it.
    keymap.of([ask, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
  ];
  const view = new EditorView({ parent, state: EditorState.create({ extensions }) });
  return {
    text: () => view.state.doc.toString(),
    write(text) {
      view.setState(EditorState.create({ doc: text, extensions }));
    },
    focus: () => view.focus(),
    mark: (line, column, message) => mark(view, line, column, message),
    clearMarks: () => view.dispatch(setDiagnostics(view.state, [])),
  };
}

/** Mark the word at a place, counted from 1, and put the cursor there. */
function mark(view, line, column, message) {
  const { doc } = view.state;
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  // The server counts characters; a string of JavaScript counts those outside the first plane twice.
  const before = [...at.text].slice(0, column - 1).join("").length;
  const from = Math.min(at.from + before, doc.length);
  const word = view.state.wordAt(from);
  const to = word?.from === from ? word.to : Math.min(from + 1, doc.length);
  view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]), {
    selection: { anchor: from },
    scrollIntoView: true,
  });
}
