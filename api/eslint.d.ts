// export=
declare const plugin: Plugin;

// What these name, and the entry does not export:

// FlatConfig
interface FlatConfig {
    name: string;
    plugins: Record<string, any>;
    rules: Record<string, Level>;
    settings?: Record<string, unknown>;
}

// Level
export type Level = 'off' | 'warn' | 'error';

// PRESETS
export declare const PRESETS: readonly [
    "recommended",
    "strict",
    "all"
];

// Plugin
interface Plugin {
    readonly meta: {
        readonly name: string;
        readonly version: string;
        readonly namespace: string;
    };
    readonly rules: Record<string, Rule>;
    readonly configs: Record<Preset | 'http', FlatConfig>;
}

// Preset
export type Preset = (typeof PRESETS)[number];

// Rule
interface Rule {
    readonly meta: object;
    create(context: any): any;
}
