"""The contract: what is asked, where it lies, what must hold and how a value reads; knows no Excel, no pandas, no click."""
