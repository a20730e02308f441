(******************************************************************************)
(*  Audit: every claim is proved, as stated, from the listed axioms             *)
(*                                                                            *)
(*  Three parts. 1: the proof of each claim has the type given in Statements,   *)
(*  or this file does not compile. 2: the text of every word and statement.     *)
(*  3: the axioms that each proof rests on. What 2 and 3 print must be          *)
(*  axioms.expected to the letter (make audit), so that a weakened statement    *)
(*  and a new axiom both show.                                                *)
(******************************************************************************)
From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
From mathcomp Require Import all_ssreflect all_algebra.
From SsrMultinomials Require Import mpoly.
From DeepCheap Require Statements.

From DeepCheap Require SignCancellation ProductFlattening AffineNetworks Monomials.
From DeepCheap Require MarkovDistillation MultiplicationGate BitProduct.

Set Printing Width 90.
Set Printing Depth 1000.

(* 1. Each proof against its statement *)

Definition sign_cancellation : Statements.sign_cancellation := SignCancellation.sign_cancellation.
Definition sign_product : Statements.sign_product := SignCancellation.sign_product.

Definition product_sufficient : Statements.product_sufficient := ProductFlattening.product_sufficient.
Definition product_necessary : Statements.product_necessary := ProductFlattening.product_necessary.
Definition product_flattening : Statements.product_flattening := ProductFlattening.product_flattening.
Definition derivative_factor : Statements.derivative_factor := ProductFlattening.derivative_factor.
Definition printed_factor_differs : Statements.printed_factor_differs := ProductFlattening.printed_factor_differs.

Definition output_bias : Statements.output_bias := AffineNetworks.output_bias.
Definition half_cube_below : Statements.half_cube_below := AffineNetworks.half_cube_below.
Definition half_cube_at : Statements.half_cube_at := AffineNetworks.half_cube_at.
Definition half_cube_full : Statements.half_cube_full := AffineNetworks.half_cube_full.
Definition power_sums : Statements.power_sums := AffineNetworks.power_sums.
Definition any_bias : Statements.any_bias := AffineNetworks.any_bias.
Definition half_cube : Statements.half_cube := AffineNetworks.half_cube.

Definition monomial_necessary : Statements.monomial_necessary := Monomials.monomial_necessary.
Definition monomials : Statements.monomials := Monomials.monomials.

Definition backward_markov : Statements.backward_markov := MarkovDistillation.backward_markov.
Definition posterior_step : Statements.posterior_step := MarkovDistillation.posterior_step.
Definition theorem_2 : Statements.theorem_2 := MarkovDistillation.theorem_2.
Definition minimal_exists : Statements.minimal_exists := MarkovDistillation.minimal_exists.
Definition minimal_partition : Statements.minimal_partition := MarkovDistillation.minimal_partition.
Definition corollary_2 : Statements.corollary_2 := MarkovDistillation.corollary_2.

Definition gate_limit : Statements.gate_limit := MultiplicationGate.gate_limit.
Definition gate_rate : Statements.gate_rate := MultiplicationGate.gate_rate.

Definition bit_product : Statements.bit_product := BitProduct.bit_product.
Definition bit_limit : Statements.bit_limit := BitProduct.bit_limit.

(* 2. The words and the statements *)

Print Statements.sign.
Print Statements.signsum.
Print Statements.preactivation.
Print Statements.neuron.
Print Statements.free_network.
Print Statements.network.
Print Statements.layer.
Print Statements.char0.
Print Statements.product.
Print Statements.cube_a.
Print Statements.cube_w.
Print Statements.derive_all.
Print Statements.halfsum.
Print Statements.degree.
Print Statements.history.
Print Statements.law.
Print Statements.prob.
Print Statements.cond.
Print Statements.at_level.
Print Statements.at_end.
Print Statements.possible.
Print Statements.posterior.
Print Statements.posterior_of.
Print Statements.sufficient.
Print Statements.minimal.
Print Statements.distil.
Print Statements.chain.
Print Statements.gate.
Print Statements.bit.
Print Statements.sumbits.
Print Statements.prodbits.
Print Statements.sigmoid.
Print Statements.bit_neuron.
Print Statements.bit_error.

Print Statements.sign_cancellation.
Print Statements.sign_product.
Print Statements.product_sufficient.
Print Statements.product_necessary.
Print Statements.product_flattening.
Print Statements.derivative_factor.
Print Statements.printed_factor_differs.
Print Statements.output_bias.
Print Statements.half_cube_below.
Print Statements.half_cube_at.
Print Statements.half_cube_full.
Print Statements.power_sums.
Print Statements.any_bias.
Print Statements.half_cube.
Print Statements.monomial_necessary.
Print Statements.monomials.
Print Statements.backward_markov.
Print Statements.posterior_step.
Print Statements.theorem_2.
Print Statements.minimal_exists.
Print Statements.minimal_partition.
Print Statements.corollary_2.
Print Statements.gate_limit.
Print Statements.gate_rate.
Print Statements.bit_product.
Print Statements.bit_limit.

(* 3. The axioms: a name, then what it rests on *)

Check sign_cancellation.
Print Assumptions sign_cancellation.
Check sign_product.
Print Assumptions sign_product.
Check product_sufficient.
Print Assumptions product_sufficient.
Check product_necessary.
Print Assumptions product_necessary.
Check product_flattening.
Print Assumptions product_flattening.
Check derivative_factor.
Print Assumptions derivative_factor.
Check printed_factor_differs.
Print Assumptions printed_factor_differs.
Check output_bias.
Print Assumptions output_bias.
Check half_cube_below.
Print Assumptions half_cube_below.
Check half_cube_at.
Print Assumptions half_cube_at.
Check half_cube_full.
Print Assumptions half_cube_full.
Check power_sums.
Print Assumptions power_sums.
Check any_bias.
Print Assumptions any_bias.
Check half_cube.
Print Assumptions half_cube.
Check monomial_necessary.
Print Assumptions monomial_necessary.
Check monomials.
Print Assumptions monomials.
Check backward_markov.
Print Assumptions backward_markov.
Check posterior_step.
Print Assumptions posterior_step.
Check theorem_2.
Print Assumptions theorem_2.
Check minimal_exists.
Print Assumptions minimal_exists.
Check minimal_partition.
Print Assumptions minimal_partition.
Check corollary_2.
Print Assumptions corollary_2.
Check gate_limit.
Print Assumptions gate_limit.
Check gate_rate.
Print Assumptions gate_rate.
Check bit_product.
Print Assumptions bit_product.
Check bit_limit.
Print Assumptions bit_limit.
