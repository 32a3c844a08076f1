// The two databases that Overturn keeps its tables in.
export type Engine = 'sqlite' | 'postgres'
