"""The contract: what is asked, where it lies, what must hold, how a value reads; no Excel, no pandas, no click."""
