"""Tests of the warehouse: dbt built over small raw databases."""
