// Made by the build from texts/*.json: one tree of words a language.
export const WORDS: Record<string, any>;
